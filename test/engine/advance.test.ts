import { describe, expect, it } from 'vitest';
import { advance, check, createState, type InstanceState, type TriggerBody } from '../../engine/index.ts';
import { compiledDiagram } from './compiled-diagram.ts';

const AT = Date.parse('2026-03-02T09:00:00+08:00');

const work = await compiledDiagram('operations/work');
const endless = await compiledDiagram('incidents/endless');

/** `operations/work`: a user task, a timer, a message and a job side by side. */
function started(): InstanceState {
  return advance(work, createState(), { type: 'start', at: AT, variables: { orderId: '1' } }).state;
}

function keyOf(state: InstanceState, elementId: string): string {
  const wait = Object.values(state.waits).find((candidate) => candidate.elementId === elementId);
  if (wait === undefined) throw new Error(`${elementId} doesn't wait`);
  return wait.key;
}

describe('a trigger that does not fit', () => {
  it.each<readonly [string, TriggerBody]>([
    ['a second start', { type: 'start', variables: {} }],
    ['a task that never was', { type: 'completeUserTask', key: '999', variables: {} }],
    ['a name that objects inherit', { type: 'completeUserTask', key: '__proto__', variables: {} }],
    ['an incident that is not there', { type: 'resolveIncident', key: '1' }],
    ['resuming what runs', { type: 'resume' }],
    ['a scope that is not live', { type: 'setVariables', scope: 'nowhere', variables: {} }],
  ])('given %s, then it is rejected in Chinese and nothing happens', (_what, body) => {
    const state = started();
    const result = advance(work, state, { ...body, at: AT });

    expect(result.state).toBe(state);
    expect(result.commands).toEqual([]);
    expect(result.rejected?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('given the key of another kind of wait, then it is rejected', () => {
    const state = started();

    expect(check(work, state, { type: 'completeUserTask', key: keyOf(state, 'Wait_timer'), variables: {}, at: AT })?.reason).toBe(
      'notOpen',
    );
    expect(check(work, state, { type: 'timerFired', key: keyOf(state, 'Task_A'), at: AT })?.reason).toBe('notOpen');
  });

  it('given a task that was completed a moment ago, then completing it again is rejected', () => {
    const state = started();
    const trigger = { type: 'completeUserTask', key: keyOf(state, 'Task_A'), variables: {}, at: AT } as const;
    const once = advance(work, state, trigger);
    const twice = advance(work, once.state, trigger);

    expect(once.rejected).toBeUndefined();
    expect(twice.rejected?.reason).toBe('notOpen');
  });
});

describe('commands', () => {
  it('given a start, then they open exactly what the state waits for', () => {
    const { state, commands } = advance(work, createState(), { type: 'start', at: AT, variables: { orderId: '1' } });
    const opened = commands.map((command) => command.type).toSorted();

    expect(opened).toEqual(['createJob', 'createUserTask', 'openMessageSubscription', 'startTimer']);
    expect(Object.keys(state.waits)).toHaveLength(4);
  });

  it('given a timer, then it is due the duration after the trigger', () => {
    const { commands } = advance(work, createState(), { type: 'start', at: AT, variables: { orderId: '1' } });

    expect(commands).toContainEqual(expect.objectContaining({ type: 'startTimer', dueAt: AT + 3_600_000 }));
  });

  it('given a cancellation, then each of them is closed and the instance ends last', () => {
    const { commands } = advance(work, started(), { type: 'cancel', at: AT, reason: 'no longer needed' });

    expect(commands.map((command) => command.type).toSorted()).toEqual([
      'cancelJob',
      'cancelTimer',
      'closeMessageSubscription',
      'closeUserTask',
      'endInstance',
    ]);
    expect(commands.at(-1)).toEqual({ type: 'endInstance', outcome: { kind: 'terminated', reason: 'no longer needed' } });
  });
});

describe('the budget of steps', () => {
  it('given a loop without a wait, then it stops with an incident and keeps the rest of the work', () => {
    const { state } = advance(endless, createState(), { type: 'start', at: AT, variables: { n: 0, stop: false } }, { steps: 50 });
    const [incident] = Object.values(state.incidents);

    expect(incident?.kind).toBe('stepBudget');
    expect(state.pendingSteps).not.toEqual([]);
    expect(state.status).toBe('active');
  });

  it('given the loop is mended, then resolving the incident goes on to the end', () => {
    const stuck = advance(endless, createState(), { type: 'start', at: AT, variables: { n: 0, stop: false } }, { steps: 50 }).state;
    const mended = advance(endless, stuck, { type: 'setVariables', variables: { stop: true }, at: AT }).state;
    const [incident] = Object.keys(mended.incidents);
    const { state } = advance(endless, mended, { type: 'resolveIncident', key: incident ?? '', at: AT }, { steps: 50 });

    expect(state.status).toBe('completed');
  });
});
