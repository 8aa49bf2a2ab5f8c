import { expect, it } from 'vitest';
import { advance, createState, type InstanceState, type JobDescription, type TriggerBody } from '../../engine/index.ts';
import { compiledDiagram } from './compiled-diagram.ts';

/** A user task with two jobs behind it, beside a user task with one. */
const definition = await compiledDiagram('../engine/diagrams/two-people');

function keyOf(state: InstanceState, elementId: string): string {
  return Object.values(state.waits).find((wait) => wait.elementId === elementId)?.key ?? '';
}

/** Lets things happen one after the other, and answers the jobs that they led to. */
function jobsAfter(...happenings: ((state: InstanceState) => TriggerBody)[]): JobDescription[] {
  let state = advance(definition, createState(), { type: 'start', at: 0, variables: {} }).state;
  return happenings.flatMap((happening) => {
    const advanced = advance(definition, state, { ...happening(state), at: 0 });
    expect(advanced.rejected).toBeUndefined();
    state = advanced.state;
    return advanced.commands.flatMap((command) => (command.type === 'createJob' ? [command.job] : []));
  });
}

const completes =
  (elementId: string, actor?: string) =>
  (state: InstanceState): TriggerBody => ({
    type: 'completeUserTask',
    key: keyOf(state, elementId),
    variables: {},
    ...(actor === undefined ? {} : { actor }),
  });
const isDone =
  (elementId: string) =>
  (state: InstanceState): TriggerBody => ({ type: 'completeJob', key: keyOf(state, elementId), variables: {} });
const fails =
  (elementId: string) =>
  (state: InstanceState): TriggerBody => ({ type: 'failJob', key: keyOf(state, elementId), message: 'down', retries: 1 });

it('given two people at work in parallel, then each job is done on behalf of the one whose action led to it', () => {
  const jobs = jobsAfter(completes('Assess', 'amy'), completes('Check', 'bob'), isDone('RecordAssessment'));

  expect(jobs.map(({ elementId, actor }) => [elementId, actor])).toEqual([
    ['RecordAssessment', 'amy'],
    ['RecordCheck', 'bob'],
    ['Notify', 'amy'],
  ]);
});

it('given a job that is offered again, then it is still on behalf of the same person', () => {
  expect(jobsAfter(completes('Assess', 'amy'), completes('Check', 'bob'), fails('RecordAssessment')).at(-1)?.actor).toBe('amy');
});

it('given nobody who acted, then a job names nobody', () => {
  expect(jobsAfter(completes('Assess')).map((job) => 'actor' in job)).toEqual([false]);
});
