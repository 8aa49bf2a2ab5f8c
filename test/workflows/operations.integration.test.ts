import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstanceOperation } from '../../contract/instance-operation.ts';
import type { InstanceUpdateReply } from '../../contract/process-instance.ts';
import { claimTask } from '../../db/inbox/claims.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { driverOf } from './instance-driver.ts';

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;
let first: string;
let later: string;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/two-tasks');
  first = await latestVersion();
  await engine.deploy('test/workflows/diagrams/two-tasks-later');
  later = await latestVersion();
});
afterAll(() => engine.stop());

const MAPPING = { First: 'Register' };

async function latestVersion(): Promise<string> {
  return (await engine.context.definitions.latestHash('two-tasks')) ?? '';
}

async function start(businessKey: string = randomUUID()): Promise<InstanceUpdateReply> {
  return await engine.client.startInstance({
    processId: 'two-tasks',
    businessKey,
    organisation: 'room',
    variables: { caseId: businessKey },
    requestId: businessKey,
    definitionHash: first,
  });
}

async function operate(instanceId: string, operation: InstanceOperation, updateId: string = randomUUID()): Promise<InstanceUpdateReply> {
  return await engine.client.operate({ instanceId, operation, updateId, actor: 'operator' });
}

describe('a modification', () => {
  it('moves the token, and the inbox with it', async () => {
    const { instanceId, opened } = await start();
    const reply = await operate(instanceId, { kind: 'modify', activate: [{ elementId: 'Second' }], terminate: ['First'] });

    expect(reply.opened.map(({ elementId }) => elementId)).toEqual(['Second']);
    expect((await drive.openTasks(instanceId)).map(({ elementId }) => elementId)).toEqual(['Second']);
    expect(await engine.database('tasks').where({ instance_id: instanceId, key: opened[0]?.key }).first('state')).toEqual({
      state: 'cancelled',
    });
  });

  it('is refused as a whole, with the reason', async () => {
    const { instanceId } = await start();
    const refused = operate(instanceId, { kind: 'modify', activate: [{ elementId: 'Nowhere' }], terminate: ['First'] });

    await expect(refused).rejects.toMatchObject({ kind: 'InvalidRequest', message: '流程图中没有元素“Nowhere”' });
    expect((await drive.openTasks(instanceId)).map(({ elementId }) => elementId)).toEqual(['First']);
  });
});

describe('a migration', () => {
  it('is told beforehand, with everything that does not fit', async () => {
    const { instanceId } = await start();
    const unmapped = await engine.client.checkMigration({ instanceId, definitionHash: later, mapping: {} });
    const mapped = await engine.client.checkMigration({ instanceId, definitionHash: later, mapping: MAPPING });

    expect(unmapped.problems).toMatchObject([{ kind: 'elementMissing', elementId: 'First' }]);
    expect(mapped).toMatchObject({ ok: true, problems: [] });
    await expect(operate(instanceId, { kind: 'migrate', definitionHash: later, mapping: {} })).rejects.toMatchObject({
      kind: 'InvalidRequest',
    });
    await expect(operate(instanceId, { kind: 'migrate', definitionHash: '0'.repeat(64), mapping: {} })).rejects.toMatchObject({
      kind: 'NotFound',
    });
  });

  it('keeps the claim of an open task, which completes on the new version', async () => {
    // given a task that somebody has taken
    const { instanceId, opened } = await start();
    const key = opened[0]?.key ?? '';
    const before = await taskRow(instanceId, key);
    await claimTask(engine.database, { instanceId, key }, { id: 'worker-1', groups: ['worker@room'] });
    // when its instance is migrated
    await operate(instanceId, { kind: 'migrate', definitionHash: later, mapping: MAPPING });
    // then it is the same task under its new name, and still theirs
    expect(await taskRow(instanceId, key)).toEqual({ ...before, element_id: 'Register', name: '重新登记', assignee: 'worker-1' });
    expect(await engine.database('task_candidates').where({ instance_id: instanceId })).toEqual([]);
    expect(await engine.context.instances.byId(instanceId)).toMatchObject({ definitionHash: later, status: 'active' });
    // and the instance goes on as the new version says, from a worker that knows nothing but the history
    await engine.stopWorker();
    await engine.startWorker();
    await drive.complete(instanceId, 'Register');
    await drive.complete(instanceId, 'Second');
    const last = await drive.complete(instanceId, 'Third');
    expect(last.status).toBe('completed');
    const history = (await engine.context.instances.history(instanceId)).flatMap(({ entries }) => entries);
    expect(history).toContainEqual({ type: 'migrated', definitionHash: later, elements: MAPPING });
  });

  it('listens for what is new in the version', async () => {
    const { instanceId } = await start('case-7');
    await operate(instanceId, { kind: 'migrate', definitionHash: later, mapping: MAPPING });
    const published = await engine.client.publishMessage({ id: randomUUID(), name: 'urged', correlationKey: 'case-7', variables: {} });

    expect(published).toEqual({ state: 'taken', instanceId });
  });

  it('holds when the instance continues as new', { timeout: 120_000 }, async () => {
    // given a migrated instance
    const { instanceId } = await start();
    await operate(instanceId, { kind: 'migrate', definitionHash: later, mapping: MAPPING });
    const { runId } = await engine.temporal.workflow.getHandle(instanceId).describe();
    // when so much happens to it that it begins a new history
    for (let round = 0; round < 200; round += 1) {
      await Promise.all(Array.from({ length: 8 }, () => operate(instanceId, { kind: 'setVariables', variables: { round } })));
    }
    // then that one has the new version
    expect((await engine.temporal.workflow.getHandle(instanceId).describe()).runId).not.toBe(runId);
    expect((await drive.complete(instanceId, 'Register')).opened.map(({ elementId }) => elementId)).toEqual(['Second']);
    expect((await drive.complete(instanceId, 'Second')).opened.map(({ elementId }) => elementId)).toEqual(['Third']);
  });

  async function taskRow(instanceId: string, key: string): Promise<object> {
    const row: object | undefined = await engine
      .database('tasks')
      .where({ instance_id: instanceId, key })
      .first('element_id', 'name', 'assignee', 'created_at', 'candidate_groups');
    return { ...row };
  }
});

describe('a restart', () => {
  it('begins anew with the data that the instance began with, also after its end', async () => {
    const { instanceId } = await start('case-8');
    await drive.complete(instanceId, 'First', { risk: 2 });
    await operate(instanceId, { kind: 'cancel', reason: '录入有误' });
    const updateId = randomUUID();
    const original = await operate(instanceId, { kind: 'restart', data: 'original' }, updateId);
    const again = await operate(instanceId, { kind: 'restart', data: 'original' }, updateId);

    expect(again.instanceId).toBe(original.instanceId);
    expect(await engine.context.instances.byId(original.instanceId)).toMatchObject({
      status: 'active',
      variables: { caseId: 'case-8' },
      definitionHash: first,
      startedBy: 'operator',
    });
  });

  it('begins before given elements with the latest data', async () => {
    const { instanceId } = await start('case-9');
    await drive.complete(instanceId, 'First', { risk: 2 });
    const restarted = await operate(instanceId, {
      kind: 'restart',
      data: 'latest',
      startAt: [{ elementId: 'Third' }],
      definitionHash: later,
      businessKey: 'case-9-again',
    });

    expect(restarted.instanceId).toBe('two-tasks:case-9-again');
    expect(restarted.opened.map(({ elementId }) => elementId)).toEqual(['Third']);
    expect(await engine.context.instances.byId(restarted.instanceId)).toMatchObject({ variables: { caseId: 'case-9', risk: 2 } });
    await expect(operate(instanceId, { kind: 'restart', data: 'latest', startAt: [{ elementId: 'Third' }] })).rejects.toMatchObject({
      kind: 'InvalidRequest',
    });
  });
});

describe('variables', () => {
  it('are set in a scope by its element, and refused where there is none', async () => {
    const { instanceId } = await start();
    await operate(instanceId, { kind: 'setVariables', scope: 'First', variables: { note: 'here' } });

    expect(await engine.context.instances.byId(instanceId)).not.toHaveProperty('variables.note');
    await expect(operate(instanceId, { kind: 'setVariables', scope: 'Second', variables: {} })).rejects.toMatchObject({ kind: 'NotOpen' });
    await expect(operate(instanceId, { kind: 'resolveIncidents' })).rejects.toMatchObject({ kind: 'NotOpen' });
  });
});
