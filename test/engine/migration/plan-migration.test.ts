import { describe, expect, it } from 'vitest';
import { advance, createState, planMigration, type InstanceState, type ProcessDefinition } from '../../../engine/index.ts';
import { compiledDiagram } from '../compiled-diagram.ts';

const AT = Date.parse('2026-03-02T09:00:00+08:00');
const order = await operations('migrate-v1');

describe('a plan to migrate', () => {
  it('given what fits, then it says where each element instance goes on', async () => {
    const state = started(order);
    const plan = planMigration(order, state, await operations('migrate-v2'), { Task_A: 'Task_Review' });

    expect(plan.problems).toEqual([]);
    expect(plan.elements).toEqual([
      { key: '1', from: 'op_order', to: 'op_order' },
      { key: expect.any(String), from: 'Task_A', to: 'Task_Review' },
    ]);
  });

  it.each([
    ['migrate-v2', {}, ['elementMissing Task_A']],
    ['migrate-service', {}, ['typeChanged Task_A']],
    ['migrate-nested', {}, ['scopeChanged Task_A']],
    ['migrate-multi', {}, ['multiInstanceChanged Task_A']],
    ['migrate-kinds', {}, ['interruptingChanged Start_Day', 'eventKindChanged Late']],
    ['migrate-other', {}, ['otherProcess op_order']],
    ['migrate-v2', { Task_A: 'Nowhere' }, ['unknownTarget Task_A', 'elementMissing Task_A']],
    ['migrate-v2', { Task_A: 'Task_Review', Nowhere: 'Task_Z' }, ['unknownSource Nowhere']],
    ['migrate-v2', { Task_A: 'Task_Review', Late: 'Start_Alarm' }, ['eventMoved Late']],
    ['migrate-v2', { Task_A: 'Wait_paid' }, ['typeChanged Task_A']],
    ['migrate-key', { Start_Stop: 'Start_Day' }, ['sharedTarget Start_Stop']],
    ['migrate-key', { Task_A: '__proto__' }, ['unknownTarget Task_A', 'elementMissing Task_A']],
  ])('given %s and the mapping %o, then it names %o in Chinese with a remedy', async (target, mapping, expected) => {
    const { ok, problems } = planMigration(order, started(order), await operations(target), mapping);

    expect(ok).toBe(false);
    expect(problems.map(({ kind, elementId }) => `${kind} ${elementId}`)).toEqual(expect.arrayContaining(expected));
    for (const { message, remedy } of problems) {
      expect(message).toMatch(/[\u4e00-\u9fff]/);
      expect(remedy).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('given a token at a join, then it names what the join of the target misses', async () => {
    const source = await operations('migrate-join-v1');
    const state = completed(source, started(source), 'Task_A');
    const kindsOf = async (target: string, mapping = {}) =>
      planMigration(source, state, await operations(target), mapping).problems.map(({ kind, message }) => `${kind} ${message}`);

    expect(await kindsOf('migrate-join-v2')).toEqual([
      expect.stringContaining('joinChanged 已有分支到达汇合网关“Join”，而新版本里没有对应的网关'),
    ]);
    expect(await kindsOf('migrate-join-v2', { Join: 'Meet' })).toEqual([
      'joinChanged 已有分支到达汇合网关“Join”，而新版本里没有顺序流“Flow_Task_A_Join”通向它',
    ]);
    expect(await kindsOf('migrate-join-v2', { Join: 'Meet', Flow_Task_A_Join: 'Flow_Task_A_Meet' })).toEqual([]);
  });
});

describe('a plan to migrate what has completed', () => {
  it.each([
    ['migrate-v1', {}, []],
    ['migrate-v2', { Task_A: 'Task_A2' }, []],
    ['migrate-v2', {}, ['completedChanged Task_A']],
    ['migrate-v3', {}, ['completedChanged Task_A']],
    ['migrate-v1', { Task_A: 'Task_C' }, ['completedChanged Task_A']],
    ['migrate-v1', { Sub: 'Task_C' }, ['completedChanged Sub']],
    ['migrate-v1', { Task_B: 'End' }, ['completedChanged Task_B']],
  ])('given %s and the mapping %o, then it names %o', async (target, mapping, expected) => {
    const source = await compiledDiagram('compensation/migrate-v1');
    const state = completed(source, completed(source, started(source), 'Task_A'), 'Task_B');
    const { problems } = planMigration(source, state, await compiledDiagram(`compensation/${target}`), mapping);

    expect(problems.map(({ kind, elementId }) => `${kind} ${elementId}`)).toEqual(expected);
  });
});

describe('a migration', () => {
  it('given a task, then it keeps its key, and the world is told its new name', async () => {
    const target = await operations('migrate-v2');
    const state = started(order);
    const key = keyOf(state, 'Task_A');
    const mapping = { Task_A: 'Task_Review' };
    const { state: after, commands, log } = advance(order, state, { type: 'migrate', target, mapping, definitionHash: 'v2', at: AT });

    expect(after.waits[key]).toMatchObject({ kind: 'userTask', elementId: 'Task_Review' });
    expect(commands).toContainEqual({ type: 'migrateUserTask', key, elementId: 'Task_Review', name: 'Review', articles: [] });
    expect(log).toContainEqual({ type: 'migrated', definitionHash: 'v2', elements: { Task_A: 'Task_Review' } });
  });

  it('given the same version, then only what is open is told again', () => {
    const state = started(order);
    const { state: after } = advance(order, state, { type: 'migrate', target: order, mapping: {}, at: AT });

    expect(after).toEqual(state);
  });
});

async function operations(name: string): Promise<ProcessDefinition> {
  return await compiledDiagram(`operations/${name}`);
}

function started(definition: ProcessDefinition): InstanceState {
  return advance(definition, createState(), { type: 'start', at: AT, variables: { orderId: '1' } }).state;
}

function completed(definition: ProcessDefinition, state: InstanceState, elementId: string): InstanceState {
  return advance(definition, state, { type: 'completeUserTask', key: keyOf(state, elementId), variables: {}, at: AT }).state;
}

function keyOf(state: InstanceState, elementId: string): string {
  return Object.values(state.waits).find((wait) => wait.elementId === elementId)?.key ?? '';
}
