import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineUnavailable } from '../../client/engine-unavailable.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { reconcileInstance } from '../../reconcile/reconcile-instance.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

const INSTANCES = 12;

let engine: TestEngine;
let worker: WorkerProcess;

beforeAll(async () => {
  engine = await startTestEngine({ worker: false, deadline: 3_000 });
  await engine.deploy('test/workflows/diagrams/two-tasks');
  worker = await startWorkerProcess(engine);
});
afterAll(async () => {
  await worker.kill();
  await engine.stop();
});

/** Asks until there is an answer, as a page with the same hidden id does. */
async function persist<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
    }
  }
}

describe('a worker that is killed in the middle', () => {
  it('loses nothing and does nothing twice', { timeout: 120_000 }, async () => {
    // given people who start instances and complete their tasks
    const people = Array.from({ length: INSTANCES }, async (_, index) => {
      const businessKey = `k-${String(index)}`;
      const started = await persist(() =>
        engine.client.startInstance({ processId: 'two-tasks', businessKey, organisation: 'room', variables: {}, requestId: businessKey }),
      );
      let key = started.opened[0]?.key ?? '';
      for (const actor of ['first', 'second']) {
        await sleep(index * 150);
        const updateId = randomUUID();
        const reply = await persist(() =>
          engine.client.execute(started.instanceId, 'completeUserTask', { key, variables: {}, actor }, { updateId }),
        );
        key = reply.opened[0]?.key ?? '';
      }
      return started.instanceId;
    });
    // when the worker is killed twice meanwhile, and another begins
    for (let strike = 0; strike < 2; strike += 1) {
      await sleep(1_200);
      await worker.kill();
      worker = await startWorkerProcess(engine);
    }
    const ids = await Promise.all(people);
    // then every acknowledged action is there, once
    expect(await engine.database('process_instances').distinct('status').whereIn('id', ids)).toEqual([{ status: 'completed' }]);
    const tasks = engine.database('tasks').whereIn('instance_id', ids);
    expect(await tasks.clone().where({ state: 'completed' })).toHaveLength(INSTANCES * 2);
    expect(await tasks.clone().where({ state: 'open' })).toEqual([]);
    for (const id of ids) expect((await reconcileInstance(engine.context, id)).outcome).toBe('agrees');
  });
});

describe('a worker process', () => {
  it('stops by itself when it is asked to', async () => {
    const another = await startWorkerProcess(engine);
    expect(await another.stop()).toBe(0);
  });

  it('refuses to start with a wrong key', async () => {
    await expect(startWorkerProcess(engine, { PAYLOAD_KEYS: `test:${Buffer.alloc(32, 9).toString('base64')}` })).rejects.toThrow(
      '加密密钥 test 与数据库中',
    );
    await expect(startWorkerProcess(engine, { PAYLOAD_KEYS: `new:${Buffer.alloc(32, 9).toString('base64')}` })).rejects.toThrow(
      '缺少加密密钥 test',
    );
  });

  it('starts with a new key in front of the one before', async () => {
    const keys = [`new:${Buffer.alloc(32, 9).toString('base64')}`, `test:${Buffer.alloc(32, 7).toString('base64')}`].join(',');
    const another = await startWorkerProcess(engine, { PAYLOAD_KEYS: keys });
    expect(await another.stop()).toBe(0);
  });
});
