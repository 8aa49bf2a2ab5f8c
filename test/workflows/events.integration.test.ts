import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synchroniseSchedules } from '../../deployment/synchronise-schedules.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from './eventually.ts';
import { driverOf } from './instance-driver.ts';

const DIAGRAMS = 'test/workflows/diagrams';

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy(...['timer', 'message', 'message-start', 'signal', 'timer-start'].map((name) => `${DIAGRAMS}/${name}`));
});
afterAll(() => engine.stop());

describe('timers', () => {
  it('fire when they are due, and are in the read model until then', async () => {
    const { instanceId, opened } = await drive.start('timer');
    expect(opened).toEqual([]);
    expect(await engine.database('timers').where({ instance_id: instanceId })).toMatchObject([{ element_id: 'Wait' }]);
    expect(await drive.waitForTask(instanceId, 'After')).toEqual(['After']);
    expect(await engine.database('timers').where({ instance_id: instanceId })).toEqual([]);
  });
});

describe('messages', () => {
  it('reach the subscription that waits for them', async () => {
    // given an instance that waits
    const { instanceId } = await drive.start('message', { order: 'o-1' });
    await drive.complete(instanceId, 'Before');
    // when its message is published
    const published = await engine.client.publishMessage({
      id: randomUUID(),
      name: 'paid',
      correlationKey: 'o-1',
      variables: { amount: 5 },
    });
    // then it goes on, with the message's variables
    expect(published).toEqual({ state: 'taken', instanceId });
    expect((await drive.openTasks(instanceId)).map(({ elementId }) => elementId)).toEqual(['After']);
    expect((await engine.context.instances.byId(instanceId))?.variables).toMatchObject({ amount: 5 });
  });

  it('wait for a subscription that opens later', async () => {
    const { instanceId } = await drive.start('message', { order: 'o-2' });
    const id = randomUUID();
    expect(await engine.client.publishMessage({ id, name: 'paid', correlationKey: 'o-2', variables: { early: true } })).toEqual({
      state: 'buffered',
    });
    await drive.complete(instanceId, 'Before');
    expect(await drive.waitForTask(instanceId, 'After')).toEqual(['After']);
    expect(await engine.database('messages').where({ id })).toMatchObject([{ instance_id: instanceId, delivered_at: expect.any(Date) }]);
  });

  it('go to one instance only, however often they are published', async () => {
    // given two instances that wait for the same
    const waiting = [await drive.start('message', { order: 'o-3' }), await drive.start('message', { order: 'o-3' })].map(
      ({ instanceId }) => instanceId,
    );
    for (const instanceId of waiting) await drive.complete(instanceId, 'Before');
    // when one message comes three times, twice of them at once
    const message = { id: randomUUID(), name: 'paid', correlationKey: 'o-3', variables: {} };
    await Promise.all([engine.client.publishMessage(message), engine.client.publishMessage(message)]);
    await engine.client.publishMessage(message);
    // then one of them has it
    const open = (await Promise.all(waiting.map((instanceId) => drive.openTasks(instanceId)))).flat();
    expect(open.map(({ elementId }) => elementId)).toEqual(['After']);
    // and a second message reaches the other
    await engine.client.publishMessage({ ...message, id: randomUUID() });
    expect((await Promise.all(waiting.map((instanceId) => drive.openTasks(instanceId)))).flat()).toHaveLength(2);
  });

  it('are delivered by the sweep when their deliverer died', async () => {
    // given a message that was taken for an instance but never sent to it
    const { instanceId } = await drive.start('message', { order: 'o-4' });
    await drive.complete(instanceId, 'Before');
    const id = randomUUID();
    await engine.context.messages.publish({
      id,
      name: 'paid',
      correlationKey: 'o-4',
      variables: {},
      expiresAt: new Date(Date.now() + 60_000),
    });
    await engine
      .database('messages')
      .where({ id })
      .update({ published_at: new Date(Date.now() - 60_000) });
    // when a worker sweeps
    const { sweepMessages } = await import('../../activities/sweeps/messages.ts');
    expect(await sweepMessages(engine.context, new Date())).toBe(1);
    // then it has arrived
    expect((await drive.openTasks(instanceId)).map(({ elementId }) => elementId)).toEqual(['After']);
    expect(await sweepMessages(engine.context, new Date())).toBe(0);
  });

  it('start an instance when a process begins with them, once', async () => {
    const message = { id: randomUUID(), name: 'ordered', correlationKey: 'c-1', variables: { a: 1 }, organisation: 'room' };
    const published = await engine.client.publishMessage(message);
    expect(published).toMatchObject({ state: 'started', instanceId: expect.stringMatching(/^message-start:c-1-/) });
    expect(await engine.client.publishMessage(message)).toMatchObject({ instanceId: published.instanceId });
    expect(await drive.waitForTask(published.instanceId ?? '', 'Handle')).toEqual(['Handle']);
    expect(await engine.database('process_instances').where({ process_id: 'message-start' })).toHaveLength(1);
  });
});

describe('messages with a key that begin instances', () => {
  const message = (key: string, n: number) => ({
    id: randomUUID(),
    name: 'ordered',
    correlationKey: key,
    variables: { n },
    organisation: 'room',
  });
  const instancesOf = (key: string) =>
    engine
      .database('process_instances')
      .select('id', 'status', 'organisation', 'variables')
      .whereLike('id', `message-start:${key}-%`)
      .orderBy('started_at');

  it('begin one at a time, in the order of their publication', async () => {
    // given three messages of a key, two of them at once
    const first = await engine.client.publishMessage(message('k-1', 1));
    const [second, third] = await Promise.all([
      engine.client.publishMessage(message('k-1', 2)),
      engine.client.publishMessage(message('k-1', 3)),
    ]);
    expect([first.state, second.state, third.state]).toEqual(['started', 'buffered', 'buffered']);
    // when the instance of the first one ends
    await drive.waitForTask(first.instanceId ?? '', 'Handle');
    await drive.complete(first.instanceId ?? '', 'Handle');
    // then the next one begins, with its own owner, and the last one waits
    await eventually(
      () => instancesOf('k-1'),
      (rows) => rows.length === 2,
    );
    expect(await instancesOf('k-1')).toMatchObject([{ status: 'completed' }, { status: 'active', organisation: 'room' }]);
  });

  it('are begun by the sweep when the instance before was ended by force', async () => {
    // given an instance that Temporal ends, and a message that waits for it
    const first = await engine.client.publishMessage(message('k-2', 1));
    await engine.client.publishMessage(message('k-2', 2));
    await engine.context.temporal.workflow.getHandle(first.instanceId ?? '').terminate();
    const { sweepMessages } = await import('../../activities/sweeps/messages.ts');
    await sweepMessages(engine.context, new Date());
    expect(await instancesOf('k-2')).toHaveLength(1);
    // when the read model knows, and a worker sweeps
    await engine.context.instances.markGone(first.instanceId ?? '', 'ended by force');
    await sweepMessages(engine.context, new Date());
    // then it has begun
    await eventually(
      () => instancesOf('k-2'),
      (rows) => rows.length === 2,
    );
  });

  it('without a time to live reach who waits now, and nobody later', async () => {
    const { instanceId } = await drive.start('message', { order: 'o-5' });
    const paid = { name: 'paid', correlationKey: 'o-5', variables: {}, timeToLiveMs: 0 };
    expect(await engine.client.publishMessage({ ...paid, id: randomUUID() })).toEqual({ state: 'discarded' });
    await drive.complete(instanceId, 'Before');
    expect(await engine.client.publishMessage({ ...paid, id: randomUUID() })).toEqual({ state: 'taken', instanceId });
  });
});

describe('signals', () => {
  it('reach every instance that waits, from outside and from a process', async () => {
    // given two waiting instances
    const [one, other] = [await drive.start('signal-catch'), await drive.start('signal-catch')];
    // when a process throws the signal
    await drive.start('signal-throw');
    // then both go on
    expect(await drive.waitForTask(one.instanceId, 'After')).toEqual(['After']);
    expect(await drive.waitForTask(other.instanceId, 'After')).toEqual(['After']);
    // and so does one for a broadcast from outside
    const third = await drive.start('signal-catch');
    await engine.client.broadcastSignal({ id: randomUUID(), name: 'alarm', variables: {} });
    expect(await drive.waitForTask(third.instanceId, 'After')).toEqual(['After']);
  });
});

describe('timer start events', () => {
  it('become schedules that start instances, replaced by those of the next version', async () => {
    // when schedules are made equal to what is deployed
    expect(await synchroniseSchedules(engine.context)).toBe(1);
    // then instances begin by themselves
    const started = () => engine.database('process_instances').select('id', 'business_key').where({ process_id: 'timer-start' });
    const rows = await eventually(started, (found) => found.length > 0);
    expect(rows[0]).toMatchObject({ id: expect.stringMatching(/^timer-start:Daily-20/), business_key: expect.stringMatching(/^Daily-20/) });
    // and when the timer is gone from the latest version, so is the schedule
    await engine.database('start_events').where({ process_id: 'timer-start' }).delete();
    expect(
      await eventually(
        () => synchroniseSchedules(engine.context),
        (changed) => changed === 1,
      ),
    ).toBe(1);
  });

  it('start once at once when their cycle began before the deployment, and not again with the next version', async () => {
    // given a daily cycle that began years ago
    await engine.deploy(`${DIAGRAMS}/timer-due`);
    const instances = () => engine.database('process_instances').where({ process_id: 'timer-due' });
    // when workers make schedules, more than one of them
    await Promise.all([synchroniseSchedules(engine.context), synchroniseSchedules(engine.context)]);
    // then one instance has begun
    await eventually(instances, (rows) => rows.length === 1);
    // and when the diagram is published again with the same timer, none does
    const version = await engine.context.definitions.latest('timer-due');
    const compiled = await engine.context.definitions.compiledJson(version?.hash ?? '');
    await engine.context.definitions.deploy({
      processId: 'timer-due',
      name: 'timer-due',
      bpmnXml: 'the same with another colour',
      compiled: compiled ?? '',
      resources: {},
      startEvents: [{ elementId: 'Daily', kind: 'timer', name: 'cycle:R/2020-01-01T00:00:00+08:00/P1D' }],
    });
    await synchroniseSchedules(engine.context);
    expect(await instances()).toHaveLength(1);
  });
});
