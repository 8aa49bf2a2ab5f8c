import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settleDoubts } from '../../activities/sweeps/doubts.ts';
import { sweepMessages } from '../../activities/sweeps/messages.ts';
import { createEngineClient } from '../../client/create-engine-client.ts';
import { EngineUnavailable } from '../../client/engine-unavailable.ts';
import { createProjectionRepository } from '../../db/read-model/projection-repository.ts';
import type { ProjectionBatch } from '../../contract/projection.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from './eventually.ts';
import { driverOf } from './instance-driver.ts';

/** A Temporal that nobody reaches: nobody listens on this port. */
const away = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/two-tasks', 'test/workflows/diagrams/message');
});
afterAll(async () => {
  await away.connection.close();
  await engine.stop();
});

const NOTHING: Omit<ProjectionBatch, 'instanceId' | 'batch' | 'after' | 'at'> = {
  entered: [],
  left: [],
  tasksOpened: [],
  tasksClosed: [],
  timersOpened: [],
  timersClosed: [],
  subscriptionsOpened: [],
  subscriptionsClosed: [],
  jobsOpened: [],
  jobsClosed: [],
  incidentsRaised: [],
  incidentsRemoved: [],
  messagesDelivered: [],
  history: [],
};

/** Writes what a worker would have written that died before Temporal heard of it. */
async function writeGhost(instanceId: string, batch: Partial<ProjectionBatch>): Promise<void> {
  const row: unknown = await engine.database('process_instances').first('batch', 'token').where({ id: instanceId });
  const { batch: number, token } = z.object({ batch: z.number(), token: z.string() }).parse(row);
  const projections = createProjectionRepository(engine.database, (from) => ({ dueAt: from }));
  const result = await projections.write({ ...NOTHING, instanceId, batch: number + 1, after: token, at: Date.now(), ...batch });
  expect(result).toHaveProperty('token');
}

describe('a batch that was written and never recorded', () => {
  it('is undone by the next thing that happens', async () => {
    // given a worker that wrote another course of events, and died: the first task done, a wrong one open
    const { instanceId, opened } = await drive.start('two-tasks');
    const task = {
      elementInstance: '99',
      elementId: 'Second',
      name: '审核',
      createdAt: Date.now(),
      candidateUsers: [],
      excludedUsers: [],
      priority: 50,
      articles: [],
      localVariables: {},
    };
    await writeGhost(instanceId, {
      variables: { wrong: true },
      tasksClosed: [{ key: opened[0]?.key ?? '', outcome: 'completed', actor: 'ghost' }],
      tasksOpened: [{ ...task, key: '99', candidateGroups: ['worker@nowhere'] }],
      entered: [{ key: '98', elementId: 'Second', parent: '1', role: 'element' }],
      history: [{ type: 'element', event: 'completed', key: '3', elementId: 'Ghost', role: 'element', parent: '1' }],
    });
    // when the task is really completed
    const reply = await engine.client.execute(
      instanceId,
      'completeUserTask',
      { key: opened[0]?.key ?? '', variables: { right: true }, actor: 'worker-1' },
      { updateId: 'u' },
    );
    // then the read model holds what really happened, and nothing else
    expect(reply.opened.map(({ elementId }) => elementId)).toEqual(['Second']);
    const tasks = await engine
      .database('tasks')
      .select('element_id', 'state', 'closed_by')
      .where({ instance_id: instanceId })
      .whereNot({ state: 'cancelled' })
      .orderBy('created_at');
    expect(tasks).toEqual([
      { element_id: 'First', state: 'completed', closed_by: 'worker-1' },
      { element_id: 'Second', state: 'open', closed_by: null },
    ]);
    expect(await engine.database('task_candidates').select('candidate').where({ instance_id: instanceId })).toEqual([
      { candidate: 'worker@room' },
    ]);
    expect((await engine.context.instances.liveElements(instanceId)).map(({ elementId }) => elementId).toSorted()).toEqual([
      'Second',
      'two-tasks',
    ]);
    expect(await engine.context.instances.byId(instanceId)).toMatchObject({ batch: reply.batch, variables: { right: true } });
    expect(await drive.historyOf(instanceId)).toEqual(['Start', 'First']);
    // and things go on as usual
    expect((await drive.complete(instanceId, 'Second')).status).toBe('completed');
    expect(await drive.historyOf(instanceId)).toEqual(['Start', 'First', 'Second', 'End']);
  });

  it('keeps the claim of a task that is still open', async () => {
    const { instanceId, opened } = await drive.start('two-tasks');
    await engine.database('tasks').where({ instance_id: instanceId }).update({ assignee: 'worker-1', claimed_at: new Date() });
    await engine.database('task_candidates').where({ instance_id: instanceId }).delete();
    await writeGhost(instanceId, { tasksClosed: [{ key: opened[0]?.key ?? '', outcome: 'completed' }] });
    await engine.client.execute(instanceId, 'setVariables', { variables: { a: 1 } }, { updateId: 'v' });
    expect(await engine.database('tasks').where({ instance_id: instanceId })).toMatchObject([
      { state: 'open', assignee: 'worker-1', closed_at: null },
    ]);
    expect(await engine.database('task_candidates').where({ instance_id: instanceId })).toEqual([]);
  });

  it('is undone by the sweep when nothing else happens and who asked for it got no answer', async () => {
    // given a task that only seems done: Temporal was killed, and forgot the Update that the worker had begun
    const { instanceId, opened } = await drive.start('two-tasks');
    const key = opened[0]?.key ?? '';
    await writeGhost(instanceId, { tasksClosed: [{ key, outcome: 'completed', actor: 'worker-1' }] });
    const client = createEngineClient({ temporal: away, database: engine.database, taskQueue: 'none', deadline: 500 });
    const act = client.execute(instanceId, 'completeUserTask', { key, variables: {}, actor: 'worker-1' }, { updateId: 'u' });
    await expect(act).rejects.toThrow(EngineUnavailable);
    // when a worker looks for what a killed process left
    const rewritten = await eventually(
      () => settleDoubts(engine.context, new Date(Date.now() + 60_000)),
      (count) => count > 0,
    );
    // then the task is open again, and nobody is asked a second time
    expect(rewritten).toBe(1);
    expect((await drive.openTasks(instanceId)).map(({ elementId }) => elementId)).toEqual(['First']);
    expect(await settleDoubts(engine.context, new Date(Date.now() + 60_000))).toBe(0);
  });

  it('gives back a message that it took for a subscription that never was', async () => {
    // given a message, and a dead worker that had taken it for a wrong subscription
    const { instanceId } = await drive.start('message', { order: 'o-9' });
    await engine.client.publishMessage({ id: 'm-9', name: 'paid', correlationKey: 'o-9', variables: { amount: 9 } });
    await writeGhost(instanceId, {
      subscriptionsOpened: [{ key: '77', elementId: 'Paid', kind: 'message', name: 'paid', correlationKey: 'o-9' }],
    });
    expect(await engine.database('messages').first('subscription_key').where({ id: 'm-9' })).toEqual({ subscription_key: '77' });
    // when the instance really waits for it
    await drive.complete(instanceId, 'Before');
    // then it arrives
    expect(await drive.waitForTask(instanceId, 'After')).toEqual(['After']);
    expect((await engine.context.instances.byId(instanceId))?.variables).toMatchObject({ amount: 9 });
  });

  describe('that told of a message as delivered', () => {
    /** An instance that waits for a message, and one that a dead worker took for it and marked as delivered. */
    async function startWithGhost(order: string): Promise<string> {
      const { instanceId } = await drive.start('message', { order });
      await drive.complete(instanceId, 'Before');
      const message = { id: randomUUID(), name: 'paid', correlationKey: order, variables: { amount: 9 } };
      const state = await engine.context.messages.publish({ ...message, expiresAt: new Date(Date.now() + 60_000) });
      if (state.kind !== 'taken') throw new Error(`The message is ${state.kind}`);
      await writeGhost(instanceId, {
        subscriptionsClosed: [state.key],
        messagesDelivered: [message.id],
        history: [{ type: 'element', event: 'completed', key: '3', elementId: 'Ghost', role: 'element', parent: '1' }],
      });
      return instanceId;
    }

    it('hands it over again when something else happens', async () => {
      const instanceId = await startWithGhost('o-10');
      // when the instance notices that somebody else has written
      await engine.client.execute(instanceId, 'setVariables', { variables: { a: 1 } }, { updateId: 'v' });
      // then the message arrives, once
      expect(await drive.waitForTask(instanceId, 'After')).toEqual(['After']);
      expect((await engine.context.instances.byId(instanceId))?.variables).toMatchObject({ amount: 9 });
      expect(await drive.historyOf(instanceId)).toEqual(['Start', 'Before', 'Paid']);
    });

    it('has it handed over again by the sweep when nothing else happens', async () => {
      const instanceId = await startWithGhost('o-11');
      // when a worker looks for what a killed process left, more than once
      const inAMoment = new Date(Date.now() + 60_000);
      await sweepMessages(engine.context, inAMoment);
      await drive.waitForTask(instanceId, 'After');
      await sweepMessages(engine.context, inAMoment);
      // then the message has arrived, once
      expect((await drive.openTasks(instanceId)).map(({ elementId }) => elementId)).toEqual(['After']);
      expect(await drive.historyOf(instanceId)).toEqual(['Start', 'Before', 'Paid']);
      expect(await engine.context.messages.unconfirmed(inAMoment, 100)).toEqual([]);
    });

    it('is not asked about a message that its deliverer has seen arrive', async () => {
      const { instanceId } = await drive.start('message', { order: 'o-12' });
      await drive.complete(instanceId, 'Before');
      await engine.client.publishMessage({ id: 'm-12', name: 'paid', correlationKey: 'o-12', variables: {} });
      expect(await engine.context.messages.unconfirmed(new Date(Date.now() + 60_000), 100)).toEqual([]);
    });
  });
});
