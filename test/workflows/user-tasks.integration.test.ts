import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '../../client/refused.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { driverOf } from './instance-driver.ts';

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/two-tasks');
});
afterAll(() => engine.stop());

describe('user tasks', () => {
  it('come back with the start and are in the inbox by then', async () => {
    // when an instance starts
    const started = await drive.start('two-tasks');
    // then the reply names the first task, and the read model has it with its candidates
    expect(started.opened).toEqual([{ key: expect.any(String), elementId: 'First', name: '登记', candidateGroups: ['worker@room'] }]);
    expect(await engine.database('task_candidates').where({ instance_id: started.instanceId })).toMatchObject([
      { candidate: 'worker@room', key: started.opened[0]?.key },
    ]);
  });

  it('lead to the next one, and to the end', async () => {
    // given a running instance
    const { instanceId } = await drive.start('two-tasks');
    // when its tasks are completed one after the other
    const first = await drive.complete(instanceId, 'First', { risk: 2 });
    const second = await drive.complete(instanceId, 'Second');
    // then each reply says what comes next, and the read model kept what happened
    expect(first.opened.map(({ elementId }) => elementId)).toEqual(['Second']);
    expect(second).toMatchObject({ status: 'completed', opened: [] });
    expect(await engine.context.instances.byId(instanceId)).toMatchObject({
      status: 'completed',
      variables: { risk: 2 },
      startedBy: 'starter',
    });
    expect(await engine.database('tasks').where({ instance_id: instanceId, state: 'completed', closed_by: 'worker-1' })).toHaveLength(2);
    expect(await drive.historyOf(instanceId)).toEqual(['Start', 'First', 'Second', 'End']);
    expect(await engine.context.instances.openKeys(instanceId)).toEqual({
      elements: [],
      tasks: [],
      timers: [],
      subscriptions: [],
      jobs: [],
      incidents: [],
    });
  });

  it('are completed once when a request is repeated, and answer the same', async () => {
    // given a completed task
    const { instanceId, opened } = await drive.start('two-tasks');
    const args = { key: opened[0]?.key ?? '', variables: {}, actor: 'worker-1' };
    const updateId = randomUUID();
    const reply = await engine.client.execute(instanceId, 'completeUserTask', args, { updateId });
    // when the same request comes again
    const again = await engine.client.execute(instanceId, 'completeUserTask', args, { updateId });
    // then nothing more happens
    expect(again).toEqual(reply);
    expect((await drive.openTasks(instanceId)).map(({ elementId }) => elementId)).toEqual(['Second']);
  });

  it('that are closed refuse somebody else', async () => {
    // given a task that somebody has completed
    const { instanceId, opened } = await drive.start('two-tasks');
    await drive.complete(instanceId, 'First');
    // when somebody else completes it
    const late = engine.client.execute(
      instanceId,
      'completeUserTask',
      { key: opened[0]?.key ?? '', variables: {}, actor: 'worker-2' },
      { updateId: randomUUID() },
    );
    // then the refusal says why
    await expect(late).rejects.toThrow(new Refused('NotOpen', '任务已经办结或已取消'));
  });

  it('refuse data that cannot be kept', async () => {
    const { instanceId } = await drive.start('two-tasks');
    await expect(drive.complete(instanceId, 'First', { text: 'a\u0000b' })).rejects.toMatchObject({ kind: 'InvalidRequest' });
    await expect(drive.complete(instanceId, 'First', { text: 'a\ud800' })).rejects.toMatchObject({ kind: 'InvalidRequest' });
    await expect(drive.complete(instanceId, 'First', { text: 'x'.repeat(300_000) })).rejects.toMatchObject({ kind: 'PayloadTooLarge' });
    // a backslash that only looks like such an escape is fine
    expect((await drive.complete(instanceId, 'First', { text: '\\u0000 😀' })).opened).toHaveLength(1);
  });
});

describe('instances', () => {
  it('start once for a repeated request, and refuse another with the same business key', async () => {
    const request = { processId: 'two-tasks', businessKey: randomUUID(), organisation: 'room', variables: {}, requestId: 'r1' };
    const first = await engine.client.startInstance(request);
    expect(await engine.client.startInstance(request)).toEqual(first);
    await expect(engine.client.startInstance({ ...request, requestId: 'r2' })).rejects.toMatchObject({ kind: 'AlreadyExists' });
  });

  it('of an unknown process are refused', async () => {
    await expect(drive.start('nowhere')).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('can be suspended, resumed and cancelled', async () => {
    const { instanceId } = await drive.start('two-tasks');
    await engine.client.execute(instanceId, 'suspend', {}, { updateId: randomUUID() });
    await expect(drive.complete(instanceId, 'First')).rejects.toMatchObject({ kind: 'InstanceSuspended' });
    await engine.client.execute(instanceId, 'resume', {}, { updateId: randomUUID() });
    await drive.complete(instanceId, 'First');
    const reply = await engine.client.execute(instanceId, 'cancel', { reason: '重复' }, { updateId: randomUUID() });
    expect(reply.status).toBe('terminated');
    expect(await engine.context.instances.byId(instanceId)).toMatchObject({ status: 'terminated', endReason: '重复' });
    expect(await drive.openTasks(instanceId)).toEqual([]);
    await expect(engine.client.execute(instanceId, 'cancel', { reason: '' }, { updateId: randomUUID() })).rejects.toMatchObject({
      kind: 'InstanceEnded',
    });
  });

  it('end by the engine when they are cancelled in Temporal', async () => {
    const { instanceId } = await drive.start('two-tasks');
    await engine.temporal.workflow.getHandle(instanceId).cancel();
    expect(await drive.waitForStatus(instanceId, 'terminated')).toBe('terminated');
    expect(await drive.openTasks(instanceId)).toEqual([]);
  });
});

describe('histories', () => {
  it('show neither data nor diagrams', async () => {
    // given an instance with personal data
    const { instanceId } = await drive.start('two-tasks', { name: '张三丰', text: 'long '.repeat(2000) });
    await drive.complete(instanceId, 'First', { idNumber: '11010119900101001X' });
    // when the whole history is read as Temporal keeps it
    const { workflowService } = engine.temporal.connection;
    const { history } = await workflowService.getWorkflowExecutionHistory({
      namespace: engine.server.namespace,
      execution: { workflowId: instanceId },
    });
    const raw = Buffer.concat(payloadsIn(history)).toString('latin1');
    // then nothing of it is readable
    expect(raw).not.toContain('11010119900101001X');
    expect(raw).not.toContain(Buffer.from('张三丰').toString('latin1'));
    expect(raw).not.toContain('long long');
    expect(raw).not.toContain('sequenceFlow');
    expect(raw).toContain('binary/encrypted');
  });
});

/** Every byte array anywhere in a message. */
function payloadsIn(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(payloadsIn);
}
