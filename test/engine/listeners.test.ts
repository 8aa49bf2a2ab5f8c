import { expect, it } from 'vitest';
import { advance, createState, type InstanceState, type JobDescription, type TriggerBody } from '../../engine/index.ts';
import { compiledDiagram } from './compiled-diagram.ts';

/** A service task with headers, an input and a start listener, then a user task whose completion a listener sees. */
const definition = await compiledDiagram('listeners/headers');

/** Starts an instance, lets things happen at its only wait, and answers the job that was offered last. */
function after(...triggers: ((key: string) => TriggerBody)[]): JobDescription | undefined {
  let state: InstanceState = createState();
  let offered: JobDescription | undefined;
  for (const trigger of [start, ...triggers]) {
    const advanced = advance(definition, state, { ...trigger(Object.keys(state.waits)[0] ?? ''), at: 0 });
    expect(advanced.rejected).toBeUndefined();
    state = advanced.state;
    offered = advanced.commands.flatMap((command) => (command.type === 'createJob' ? [command.job] : [])).at(-1) ?? offered;
  }
  return offered;
}

const start = (): TriggerBody => ({ type: 'start', variables: { amount: 3 } });
const done = (key: string): TriggerBody => ({ type: 'completeJob', key, variables: {} });

it('given headers of the element and of the listener, then the listener gets both and its own go first', () => {
  expect(after()?.headers).toEqual({ urgency: 'high', place: 'office' });
  expect(after(done)?.headers).toEqual({ urgency: 'low', place: 'office' });
});

it('given an element that chooses its inputs, then its listener sees everything in scope besides', () => {
  expect(after()?.variables).toEqual({ amount: 3, local: 3 });
  expect(after(done)?.variables).toEqual({ local: 3 });
});

it('given a job of a listener, then it says so, with the moment and its own retries', () => {
  expect([after()?.listener, after()?.retries]).toEqual(['start', 5]);
  expect([after(done)?.listener, after(done)?.retries]).toEqual([undefined, 3]);
});

it('given a person who completes a task, then its listener sees what was entered and works on behalf of the person', () => {
  const job = after(done, done, (key) => ({ type: 'completeUserTask', key, variables: { age: 40 }, actor: 'amy' }));

  expect(job).toMatchObject({ type: 'validate', listener: 'completing', actor: 'amy', variables: { amount: 3, age: 40 } });
});
