import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOffBatches } from '../../../activities/sweeps/batches.ts';
import type { InstanceOperation } from '../../../contract/instance-operation.ts';
import { batchItems, changeBatchState, countInstances, createBatch, findBatch, retryItems } from '../../../db/batches/batches.ts';
import type { InstanceSelection } from '../../../db/batches/select-instances.ts';
import { startTestEngine, type TestEngine } from '../../support/test-engine.ts';
import { driverOf } from '../../workflows/instance-driver.ts';

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/two-tasks');
});
afterAll(() => engine.stop());

async function startAll(count: number): Promise<readonly string[]> {
  const started = await Promise.all(Array.from({ length: count }, () => drive.start('two-tasks')));
  return started.map(({ instanceId }) => instanceId);
}

async function create(operation: InstanceOperation, selection: InstanceSelection, id: string = randomUUID()): Promise<string> {
  await engine.database.transaction((transaction) => createBatch(transaction, { id, operation, selection, createdBy: 'operator' }));
  return id;
}

async function itemsOf(batchId: string) {
  return await batchItems(engine.database, { batchId, after: 0, limit: 100 });
}

describe('a batch', () => {
  it('does it to each instance, says why not where it is refused, and is done', async () => {
    // given four instances, of which one has ended and one never was
    const ids = await startAll(3);
    const [ended = ''] = ids;
    await engine.client.execute(ended, 'cancel', { reason: '重复' }, { updateId: randomUUID() });
    const operation = { kind: 'modify', activate: [{ elementId: 'Second' }], terminate: ['First'] } as const;
    const id = await create(
      { ...operation, activate: [...operation.activate], terminate: [...operation.terminate] },
      { ids: [...ids, 'two-tasks:nowhere'] },
    );
    // when workers have worked it off
    expect(await workOffBatches(engine.context)).toBe(4);
    // then each item tells how it went
    expect(await findBatch(engine.database, id)).toMatchObject({
      state: 'done',
      total: 4,
      progress: { pending: 0, done: 2, refused: 2, failed: 0 },
    });
    expect((await itemsOf(id)).map(({ state }) => state)).toEqual(['refused', 'done', 'done', 'refused']);
    expect((await itemsOf(id))[0]?.reason).toBe('流程实例已经结束或不存在');
    expect((await drive.openTasks(ids[1] ?? '')).map(({ elementId }) => elementId)).toEqual(['Second']);
    expect(await engine.database('audit_log').where({ action: 'instance.modify' })).toHaveLength(2);
  });

  it('is for what a filter finds, and stops while it is paused', async () => {
    // given a batch over the instances that stand at an element
    const ids = await startAll(3);
    await drive.complete(ids[0] ?? '', 'First');
    const selection: InstanceSelection = { filter: { processId: 'two-tasks', status: 'active', elementId: 'First' } };
    expect(await countInstances(engine.database, selection)).toBe(2);
    const id = await create({ kind: 'suspend' }, selection);
    // when it is paused, nothing happens
    await engine.database.transaction((transaction) => changeBatchState(transaction, { id, from: ['running'], to: 'paused' }));
    expect(await workOffBatches(engine.context)).toBe(0);
    // and when it goes on, it is done; repeated, each is refused, and can be tried again
    await engine.database.transaction((transaction) => changeBatchState(transaction, { id, from: ['paused'], to: 'running' }));
    expect(await workOffBatches(engine.context)).toBe(2);
    const again = await create({ kind: 'suspend' }, selection);
    await workOffBatches(engine.context);
    expect((await itemsOf(again)).map(({ state, reason }) => [state, reason])).toEqual([
      ['refused', '流程实例已暂停，恢复后才能办理'],
      ['refused', '流程实例已暂停，恢复后才能办理'],
    ]);
    await create({ kind: 'resume' }, selection);
    await workOffBatches(engine.context);
    expect(await engine.database.transaction((transaction) => retryItems(transaction, again))).toBe(2);
    await workOffBatches(engine.context);
    expect((await itemsOf(again)).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('of restarts names the new instances, and starts each once', async () => {
    const ids = await startAll(2);
    const id = await create({ kind: 'restart', data: 'original' }, { ids: [...ids] });
    await Promise.all([workOffBatches(engine.context), workOffBatches(engine.context)]);
    const results = (await itemsOf(id)).map(({ resultInstanceId }) => resultInstanceId);

    expect(new Set(results).size).toBe(2);
    for (const result of results) expect(await drive.status(result ?? '')).toBe('active');
  });

  it('without instances is done at once', async () => {
    const id = await create({ kind: 'suspend' }, { filter: { processId: 'nowhere', status: 'active' } });
    expect(await findBatch(engine.database, id)).toMatchObject({ state: 'done', total: 0 });
  });
});
