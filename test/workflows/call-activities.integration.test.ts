import { randomUUID } from 'node:crypto';
import type { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from './eventually.ts';
import { driverOf } from './instance-driver.ts';

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/call');
});
afterAll(() => engine.stop());

/** A caller whose called instance waits for a person. */
async function call(): Promise<{ readonly caller: string; readonly called: string }> {
  const { instanceId } = await drive.start('caller', { order: 7 });
  const children = await eventually(
    () => engine.context.instances.children(instanceId),
    (found) => found.length > 0,
  );
  const called = children[0]?.id ?? '';
  await drive.waitForTask(called, 'Inner');
  return { caller: instanceId, called };
}

describe('call activities', () => {
  it('hand variables in and out', async () => {
    const { caller, called } = await call();
    expect(await engine.context.instances.byId(called)).toMatchObject({
      parentInstanceId: caller,
      organisation: 'room',
      variables: { order: 7 },
    });
    await drive.complete(called, 'Inner', { result: 'fine' });
    expect(await drive.waitForTask(caller, 'Good')).toEqual(['Good']);
    expect((await engine.context.instances.byId(caller))?.variables).toMatchObject({ order: 7, result: 'fine' });
  });

  it('look up once what twelve calls at the same time mean', async () => {
    // given
    const orders = Array.from({ length: 12 }, (_, order) => order);
    const { instanceId } = await drive.start('callers', { orders });
    const called = await eventually(
      () => engine.context.instances.children(instanceId),
      (found) => found.length === orders.length,
    );
    // when
    for (const { id } of called) {
      await drive.waitForTask(id, 'Inner');
      await drive.complete(id, 'Inner', { result: 'fine' });
    }
    // then
    expect(await drive.waitForStatus(instanceId, 'completed')).toBe('completed');
    const { events } = await engine.temporal.workflow.getHandle(instanceId).fetchHistory();
    expect((events ?? []).filter((event) => localActivity(event).includes('engine:resolveProcess'))).toHaveLength(1);
  });

  it('catch errors of the called instance', async () => {
    const { caller, called } = await call();
    await drive.complete(called, 'Inner', { result: 'fail' });
    expect(await drive.waitForTask(caller, 'Bad')).toEqual(['Bad']);
    expect(await drive.status(called)).toBe('terminated');
  });

  it('catch escalations and go on', async () => {
    const { caller, called } = await call();
    const key = await drive.taskOf(called, 'Inner');
    await engine.client.execute(called, 'throwEscalation', { key, code: 'NEWS', variables: {} }, { updateId: randomUUID() });
    expect(await drive.waitForTask(caller, 'Read')).toEqual(['Read']);
    await drive.complete(called, 'Inner', { result: 'fine' });
    expect((await drive.waitForTask(caller, 'Good')).toSorted()).toEqual(['Good', 'Read']);
  });

  it('end the called instance with the caller', async () => {
    const { caller, called } = await call();
    await engine.client.execute(caller, 'cancel', { reason: '撤回' }, { updateId: randomUUID() });
    expect(await drive.waitForStatus(called, 'terminated')).toBe('terminated');
    expect(await drive.openTasks(called)).toEqual([]);
  });

  it('give called instances a business key and an owner of their own', async () => {
    const { instanceId } = await drive.start('owner', { cycle: 'PJ-2026-000001', stations: ['xigou', 'mazhen'] });
    const children = await eventually(
      () => engine.context.instances.children(instanceId),
      (found) => found.length === 2,
    );
    const owned = children.map(({ businessKey, organisation }) => `${organisation}: ${businessKey}`);
    expect(owned.toSorted()).toEqual(['mazhen: PJ-2026-000001/mazhen', 'xigou: PJ-2026-000001/xigou']);
  });

  it('are an incident when the called instance is ended by force, and call again when that is resolved', async () => {
    const { caller, called } = await call();
    await engine.temporal.workflow.getHandle(called).terminate('by hand');
    const incidents = await drive.waitForIncident(caller);
    expect(incidents).toMatchObject([{ kind: 'calledProcess', elementId: 'Call' }]);
    await engine.client.execute(caller, 'resolveIncident', { key: incidents[0]?.key ?? '' }, { updateId: randomUUID() });
    const children = await eventually(
      () => engine.context.instances.children(caller),
      (found) => found.length > 1,
    );
    const second = children.find(({ id }) => id !== called)?.id ?? '';
    expect(await drive.waitForTask(second, 'Inner')).toEqual(['Inner']);
  });
});

/** What Temporal keeps of the local activity whose end the event records, as text. */
function localActivity({ markerRecordedEventAttributes }: temporal.api.history.v1.IHistoryEvent): string {
  return Buffer.from(markerRecordedEventAttributes?.details?.data?.payloads?.[0]?.data ?? []).toString();
}
