import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstanceUpdateReply } from '../../contract/process-instance.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from './eventually.ts';
import { driverOf } from './instance-driver.ts';

/** Each turn of the loop completes a task, twenty scripts and a gateway. */
const ELEMENTS_A_TURN = 22;
const TURNS = 830;
/** Temporal's warning levels. */
const MOST_EVENTS = 10_240;
const MOST_BYTES = 10 * 1024 * 1024;

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/loop', 'test/workflows/diagrams/call');
});
afterAll(() => engine.stop());

describe('an instance that goes on for years', () => {
  it('begins new histories, keeps its state, and knows requests of the history before', { timeout: 120_000 }, async () => {
    // given a loop, and beside it a call, a message, a timer and a job that take longer than it
    let finishJob: () => void = () => undefined;
    const jobDone = new Promise<void>((resolve) => {
      finishJob = resolve;
    });
    let offers = 0;
    engine.jobs.set('slow', async () => {
      offers += 1;
      await jobDone;
      return {};
    });
    const { instanceId, opened } = await drive.start('loop', { n: 0, stop: false, key: 'k-1' });
    const handle = engine.temporal.workflow.getHandle(instanceId);
    const [child] = await eventually(
      () => engine.context.instances.children(instanceId),
      (found) => found.length > 0,
    );
    // when it completes more than 10,000 elements, and after each new history the latest request comes again
    const largest = { events: 0, bytes: 0 };
    const repeated: { readonly reply: InstanceUpdateReply; readonly again: InstanceUpdateReply }[] = [];
    let run = (await handle.describe()).runId;
    let task = opened[0]?.key ?? '';
    for (let turn = 1; turn <= TURNS; turn += 1) {
      const args = { key: task, variables: { stop: turn === TURNS }, actor: 'worker-1' };
      const updateId = randomUUID();
      const reply = await engine.client.execute(instanceId, 'completeUserTask', args, { updateId });
      task = reply.opened[0]?.key ?? '';
      const { runId, historyLength, historySize = 0 } = await handle.describe();
      if (runId !== run) {
        run = runId;
        repeated.push({ reply, again: await engine.client.execute(instanceId, 'completeUserTask', args, { updateId }) });
        await expect(engine.client.execute(instanceId, 'completeUserTask', args, { updateId: randomUUID() })).rejects.toMatchObject({
          kind: 'NotOpen',
        });
      }
      largest.events = Math.max(largest.events, historyLength);
      largest.bytes = Math.max(largest.bytes, historySize);
    }
    // then no history came near Temporal's warning
    expect(TURNS * ELEMENTS_A_TURN).toBeGreaterThan(10_000);
    expect(largest.events).toBeLessThan(MOST_EVENTS);
    expect(largest.bytes).toBeLessThan(MOST_BYTES);
    // and nothing was lost or done twice
    expect(repeated.length).toBeGreaterThan(0);
    for (const { reply, again } of repeated) expect(again).toEqual(reply);
    expect((await engine.context.instances.byId(instanceId))?.variables).toMatchObject({ n: TURNS * 20 });
    expect(await engine.database('tasks').where({ instance_id: instanceId, state: 'completed' })).toHaveLength(TURNS);
    // and what waited all the time is still waited for: the timer is set again, the job was offered again
    expect((await handle.fetchHistory()).events?.some(({ timerStartedEventAttributes }) => timerStartedEventAttributes != null)).toBe(true);
    expect(offers).toBe(repeated.length + 1);
    await engine.client.publishMessage({ id: randomUUID(), name: 'news', correlationKey: 'k-1', variables: {} });
    await drive.complete(child?.id ?? '', 'Inner', { result: 'fine' });
    finishJob();
    expect(await drive.waitForStatus(instanceId, 'completed')).toBe('completed');
    expect((await drive.historyOf(instanceId)).slice(-6).toSorted()).toEqual([
      'Call',
      'End_call',
      'End_message',
      'End_slow',
      'Message',
      'Slow',
    ]);
  });
});
