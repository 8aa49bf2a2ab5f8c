import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BpmnError, InvalidServiceTaskInput } from '../../activities/service-tasks/handler.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from './eventually.ts';
import { driverOf } from './instance-driver.ts';

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/job', 'test/workflows/diagrams/job-in-process', 'test/workflows/diagrams/in-process');
});
afterAll(() => engine.stop());

/** The same process, with its job as an ordinary activity and in the worker's process. */
const WAYS = ['job', 'job-in-process'];

describe('jobs', () => {
  it('are done by the handler of their type, and their result goes on', async () => {
    // given a handler
    const requests: unknown[] = [];
    engine.jobs.set('charge', (request) => {
      requests.push(request);
      return Promise.resolve({ receipt: 'r-1' });
    });
    // when a process comes to its task
    const { instanceId } = await drive.start('job', { amount: 5 }, 'b-1');
    // then the handler got what it needs, and the process its result
    expect(await drive.waitForTask(instanceId, 'Ship')).toEqual(['Ship']);
    expect(requests).toEqual([
      {
        jobType: 'charge',
        instanceId: 'job:b-1',
        jobKey: expect.any(String),
        elementId: 'Charge',
        businessKey: 'b-1',
        organisation: 'room',
        startedBy: 'starter',
        headers: {},
        variables: { amount: 5 },
      },
    ]);
    expect((await engine.context.instances.byId(instanceId))?.variables).toEqual({ amount: 5, receipt: 'r-1' });
  });

  it.each(WAYS)('are tried again as often as the diagram says, then are an incident that can be resolved (%s)', async (process) => {
    // given a handler that is broken
    let attempts = 0;
    engine.jobs.set('charge', () => {
      attempts += 1;
      return Promise.reject(new Error('银行没有应答'));
    });
    // when its two attempts are spent
    const { instanceId } = await drive.start(process);
    const incidents = await drive.waitForIncident(instanceId);
    expect(attempts).toBe(2);
    expect(incidents).toMatchObject([{ kind: 'jobFailed', elementId: 'Charge', message: expect.stringContaining('银行没有应答') }]);
    // and when somebody mends it and says so
    engine.jobs.set('charge', () => Promise.resolve({}));
    await engine.client.execute(instanceId, 'resolveIncident', { key: incidents[0]?.key ?? '' }, { updateId: randomUUID() });
    // then it goes on
    expect(await drive.waitForTask(instanceId, 'Ship')).toEqual(['Ship']);
    expect(await engine.database('incidents').where({ instance_id: instanceId })).toEqual([]);
  });

  it.each(WAYS)('throw BPMN errors to the boundary event of their code (%s)', async (process) => {
    engine.jobs.set('charge', () => Promise.reject(new BpmnError('DECLINED', '余额不足', { limit: 3 })));
    const { instanceId } = await drive.start(process);
    expect(await drive.waitForTask(instanceId, 'Clarify')).toEqual(['Clarify']);
    expect((await engine.context.instances.byId(instanceId))?.variables).toMatchObject({ limit: 3 });
  });

  it.each(WAYS)('are an incident at once when their input is unusable or their error is caught nowhere (%s)', async (process) => {
    let attempts = 0;
    engine.jobs.set('charge', () => {
      attempts += 1;
      return Promise.reject(new InvalidServiceTaskInput('收款', '缺少金额'));
    });
    const invalid = await drive.start(process);
    const found = await drive.waitForIncident(invalid.instanceId);
    expect(found).toMatchObject([{ kind: 'jobFailed', message: expect.stringContaining('缺少金额') }]);
    expect(attempts).toBe(1);
    engine.jobs.set('charge', () => Promise.reject(new BpmnError('OTHER', '别的错误')));
    const uncaught = await drive.start(process);
    const raised = await drive.waitForIncident(uncaught.instanceId);
    expect(raised).toMatchObject([{ kind: 'unhandledError', message: expect.stringContaining('OTHER') }]);
  });

  it('can be completed from outside, and then the handler is let go', async () => {
    // given a handler that takes its time
    let isCalled = false;
    engine.jobs.set('charge', async () => {
      isCalled = true;
      return await new Promise(() => undefined);
    });
    const { instanceId } = await drive.start('job');
    await eventually(
      () => Promise.resolve(isCalled),
      (called) => called,
    );
    const [key = ''] = (await engine.context.instances.openKeys(instanceId)).jobs;
    // when somebody else completes the job
    const reply = await engine.client.execute(instanceId, 'completeJob', { key, variables: { by: 'hand' } }, { updateId: randomUUID() });
    // then the process goes on
    expect(reply.opened.map(({ elementId }) => elementId)).toEqual(['Ship']);
  });

  it('run in the worker of the instance where the diagram asks for it', async () => {
    engine.jobs.set('work', ({ elementId }) => Promise.resolve({ [elementId]: true }));
    const { instanceId } = await drive.start('in-process');
    expect(await drive.waitForStatus(instanceId, 'completed')).toBe('completed');
    expect((await engine.context.instances.byId(instanceId))?.variables).toEqual({ One: true, Two: true, Three: true });
  });
});
