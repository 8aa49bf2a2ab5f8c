import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBatch, findBatch } from '../../db/batches/batches.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from '../workflows/eventually.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

const INSTANCES = 40;

let engine: TestEngine;
let worker: WorkerProcess;

beforeAll(async () => {
  engine = await startTestEngine({ worker: false });
  await engine.deploy('test/workflows/diagrams/two-tasks');
  worker = await startWorkerProcess(engine);
});
afterAll(async () => {
  await worker.kill();
  await engine.stop();
});

describe('a batch whose worker is killed', () => {
  it('goes on with the next one, and does nothing twice', { timeout: 120_000 }, async () => {
    // given many instances and a batch that moves each of them
    const started = await Promise.all(
      Array.from({ length: INSTANCES }, (_, index) => {
        const businessKey = `b-${String(index)}`;
        const request = { processId: 'two-tasks', businessKey, organisation: 'room', variables: {}, requestId: businessKey };
        return engine.client.startInstance(request);
      }),
    );
    const id = randomUUID();
    await engine.database.transaction((transaction) =>
      createBatch(transaction, {
        id,
        operation: { kind: 'modify', activate: [{ elementId: 'Second' }], terminate: [] },
        selection: { ids: started.map(({ instanceId }) => instanceId) },
        createdBy: 'operator',
      }),
    );
    // when the worker is killed in the middle, and another begins
    await eventually(
      () => findBatch(engine.database, id),
      (batch) => (batch?.progress.done ?? 0) > 0,
    );
    await worker.kill();
    worker = await startWorkerProcess(engine);
    // then every instance has been moved, once
    const batch = await eventually(
      () => findBatch(engine.database, id),
      (found) => found?.state === 'done',
      60_000,
    );
    expect(batch?.progress).toEqual({ pending: 0, done: INSTANCES, refused: 0, failed: 0 });
    expect(await engine.database('tasks').where({ state: 'open', element_id: 'Second' })).toHaveLength(INSTANCES);
    expect(await engine.database('audit_log').where({ action: 'instance.modify' })).toHaveLength(INSTANCES);
  });
});
