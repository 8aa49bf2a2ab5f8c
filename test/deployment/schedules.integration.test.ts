import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import { TIME_ZONE_OFFSET_MILLISECONDS } from '../../contract/time-zone.ts';
import { localDate } from '../../deployment/local-date.ts';
import { pauseSchedule, resumeSchedule } from '../../db/schedules/schedules.ts';
import { synchroniseSchedules } from '../../deployment/synchronise-schedules.ts';
import { eventually } from '../workflows/eventually.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { deployScheduled, deployWithoutTimer } from './support/deploy-scheduled.ts';
import * as runs from './support/schedule-rows.ts';
import { hasRunAfter, type Run } from './support/schedule-rows.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Short enough to wait for, long enough for a busy machine to be in time. */
const LATE_AFTER = 4_000;
const PERIOD = 10_000;

let engine: TestEngine;

beforeAll(async () => {
  engine = await startTestEngine({ lateAfter: LATE_AFTER });
});
afterAll(() => engine.stop());

describe('a yearly timer whose firing two days ago fell into an outage', () => {
  it('given once, when workers come back together, then one of them starts one instance for all the years', async () => {
    await afterAnOutage('once', { missed: 'once', organisation: 'master', variables: { phase: 'mid-term' } });
    await Promise.all([synchroniseSchedules(engine.context), synchroniseSchedules(engine.context)]);
    await synchroniseSchedules(engine.context);
    expect(await runsOf('once')).toMatchObject([
      { status: 'skipped', reason: 'merged' },
      { status: 'skipped', reason: 'merged' },
      { status: 'caught-up', begun_at: expect.any(Date) },
    ]);
    const [instance, ...others] = await eventually(
      () => instancesOf('once'),
      (rows) => rows.length > 0,
    );
    expect(others).toEqual([]);
    expect(instance).toMatchObject({ organisation: 'master', business_key: expect.stringMatching(/^ZQ-20\d\d-\d{6}$/) });
    expect(instance?.variables).toMatchObject({ phase: 'mid-term', bureau: 'master', caseId: instance?.business_key, asker: null });
  });

  it('given skip, when workers come back, then none starts, and the register says when it should have', async () => {
    await afterAnOutage('skip', { missed: 'skip' });
    await synchroniseSchedules(engine.context);
    const skipped = await runsOf('skip');
    expect(skipped.map(({ reason }) => reason)).toEqual(['missed', 'missed', 'missed']);
    expect(skipped.at(-1)?.due_at).toEqual(twoDaysAgo());
    expect(await instancesOf('skip')).toEqual([]);
  });

  it('given fewer days than have passed, when workers come back, then it is too late', async () => {
    await afterAnOutage('too-late', { catchUpDays: 1 });
    await synchroniseSchedules(engine.context);
    expect((await runsOf('too-late')).at(-1)).toMatchObject({ status: 'skipped', reason: 'too-late' });
  });

  it('given a new version in the meantime, when workers come back, then one instance of it starts', async () => {
    await afterAnOutage('renewed', {});
    const hash = await deployScheduled(engine.database, { processId: 'renewed', cycle: yearly(), note: 'second' });
    await synchroniseSchedules(engine.context);
    const instances = await eventually(
      () => instancesOf('renewed'),
      (rows) => rows.length > 0,
    );
    expect(instances).toMatchObject([{ definition_hash: hash }]);
    expect((await runsOf('renewed')).map(({ status }) => status)).toEqual(['skipped', 'skipped', 'caught-up']);
  });

  it('given a new version without the timer, when workers come back, then the register says that it was replaced', async () => {
    await afterAnOutage('without', {});
    await deployWithoutTimer(engine.database, 'without');
    await synchroniseSchedules(engine.context);
    await synchroniseSchedules(engine.context);
    expect((await runsOf('without')).map(({ reason }) => reason)).toEqual(['replaced', 'replaced', 'replaced']);
    expect(await temporalSchedulesOf('without')).toEqual([]);
  });

  it('given that Temporal is still away, when it comes back, then what was begun in the register is started once', async () => {
    // given a worker that finds the firing while Temporal doesn't answer
    await afterAnOutage('pending', {});
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    const away = { ...engine.context, temporal: new Client({ connection }), deadline: 300 };
    await expect(synchroniseSchedules(away)).rejects.toThrow();
    expect((await runsOf('pending')).at(-1)).toMatchObject({ status: 'caught-up', begun_at: null });
    // when it answers again
    await synchroniseSchedules(engine.context);
    await synchroniseSchedules(engine.context);
    // then there is one instance, under the name that the register gave it
    expect((await runsOf('pending')).at(-1)).toMatchObject({ begun_at: expect.any(Date) });
    const instances = await eventually(
      () => instancesOf('pending'),
      (rows) => rows.length > 0,
    );
    expect(instances.map(({ id }) => id)).toEqual([(await runsOf('pending')).at(-1)?.instance_id]);
  });

  it('given an instance that still runs, when the process allows no overlap, then the firing is left out', async () => {
    await afterAnOutage('overlap', { overlap: 'skip' });
    await synchroniseSchedules(engine.context);
    await engine
      .database('schedule_runs')
      .where({ schedule_id: await scheduleId('overlap'), reason: 'merged' })
      .delete();
    await engine
      .database('schedule_runs')
      .where({ schedule_id: await scheduleId('overlap') })
      .update({ due_at: new Date(twoDaysAgo().getTime() - DAY) });
    await fellIntoAnOutage('overlap');
    await synchroniseSchedules(engine.context);
    expect((await runsOf('overlap')).at(-1)).toMatchObject({ status: 'skipped', reason: 'overlap' });
  });
});

describe('a paused timer', () => {
  it('given a pause, when a firing is due, then it is left out here and in Temporal, until somebody resumes it', async () => {
    const processId = 'paused';
    await afterAnOutage(processId, {});
    const id = await scheduleId(processId);
    const pause = { id, by: 'desk', reason: '等待文件', at: new Date() };
    expect(await engine.database.transaction((transaction) => pauseSchedule(transaction, pause))).toBe(true);
    expect(await engine.database.transaction((transaction) => pauseSchedule(transaction, pause))).toBe(false);
    await synchroniseSchedules(engine.context);
    expect((await runsOf(processId)).map(({ reason }) => reason)).toEqual(['paused', 'paused', 'paused']);
    const isPaused = async () => (await temporalSchedulesOf(processId)).map(({ state }) => state.paused);
    expect(await eventually(isPaused, ([paused]) => paused === true)).toEqual([true]);
    // a new version doesn't end the pause
    await deployScheduled(engine.database, { processId, cycle: yearly(), note: 'second' });
    await synchroniseSchedules(engine.context);
    expect(await engine.database('schedules').where({ id }).first('pause_reason')).toEqual({ pause_reason: '等待文件' });
    // and what was left out stays left out
    expect(await engine.database.transaction((transaction) => resumeSchedule(transaction, id))).toBe(true);
    const resumed = async () => {
      await synchroniseSchedules(engine.context);
      return await isPaused();
    };
    expect(await eventually(resumed, ([paused]) => paused === false)).toEqual([false]);
    expect(await instancesOf(processId)).toEqual([]);
  });
});

describe('a worker that is away while Temporal fires', () => {
  it('given once and skip, when it comes back, then one instance makes up for all firings, or none does', async () => {
    // given two processes that start every ten seconds
    const cycle = '*/10 * * * * *';
    await deployScheduled(engine.database, { processId: 'tick-once', cycle, timerStart: { missed: 'once' } });
    await deployScheduled(engine.database, { processId: 'tick-skip', cycle, timerStart: { missed: 'skip' } });
    await synchroniseSchedules(engine.context);
    await eventually(
      () => startedRuns('tick-once'),
      (rows) => rows.length > 0,
    );
    // when no worker is there for two firings, and for longer than a start may be late
    await engine.stopWorker();
    const away = Date.now();
    const firings = Math.ceil(away / PERIOD) * PERIOD + PERIOD;
    await new Promise((resolve) => setTimeout(resolve, firings + LATE_AFTER + 1_000 - away));
    await engine.startWorker();
    const due = (rows: readonly Run[]) => rows.filter(({ due_at }) => due_at.getTime() > away && due_at.getTime() <= firings);
    const settled = async (processId: string) => due(await runsOf(processId));
    const isSettled = (rows: readonly Run[]) => rows.length === 2;
    const [once, skipped] = [
      await eventually(() => settled('tick-once'), isSettled),
      await eventually(() => settled('tick-skip'), isSettled),
    ];
    // then at most the last of them starts, and only where the process says so
    expect(once[0]).toMatchObject({ status: 'skipped', reason: 'merged' });
    expect(['caught-up', 'skipped']).toContain(once[1]?.status);
    expect(skipped.map(({ reason }) => reason)).toEqual(['missed', 'missed']);
    // and one instance stands for the whole outage: the last missed firing's, or the next one's on a slow machine
    const after = (await eventually(() => startedRuns('tick-once'), hasRunAfter(away))).filter(({ due_at }) => due_at.getTime() > away);
    expect(after[0]?.status).toBe(once[1]?.status === 'caught-up' ? 'caught-up' : 'started');
    // and the rhythm goes on
    const next = await eventually(() => startedRuns('tick-skip'), hasRunAfter(firings), 60_000);
    expect(next.at(-1)).toMatchObject({ status: 'started' });
    for (const processId of ['tick-once', 'tick-skip']) await deployWithoutTimer(engine.database, processId);
    await synchroniseSchedules(engine.context);
  }, 180_000);
});

/** A process with a yearly timer that nobody could start for more than two years. */
async function afterAnOutage(processId: string, timerStart: JsonObject): Promise<void> {
  await deployScheduled(engine.database, { processId, cycle: yearly(), timerStart });
  await synchroniseSchedules(engine.context);
  await fellIntoAnOutage(processId);
}

/** Time can't be turned back in Temporal, but the register can have looked at its firings long ago. */
async function fellIntoAnOutage(processId: string): Promise<void> {
  const since = new Date(twoDaysAgo().getTime() - 740 * DAY);
  await engine.database('schedules').where({ process_id: processId }).update({ seen_until: since, deployed_at: since });
}

/** Nine o'clock two days ago, on a day that every year has. */
function twoDaysAgo(): Date {
  const local = localDate(Date.now() - 2 * DAY);
  if (local.getUTCMonth() === 1 && local.getUTCDate() === 29) local.setUTCDate(28);
  local.setUTCHours(9, 0, 0, 0);
  return new Date(local.getTime() - TIME_ZONE_OFFSET_MILLISECONDS);
}

function yearly(): string {
  const local = localDate(twoDaysAgo().getTime());
  return `0 0 9 ${String(local.getUTCDate())} ${String(local.getUTCMonth() + 1)} *`;
}

async function scheduleId(processId: string): Promise<string> {
  const row = await engine.database('schedules').where({ process_id: processId }).first<{ id: string }>('id');
  return row.id;
}

async function runsOf(processId: string): Promise<readonly Run[]> {
  return await runs.runsOf(engine.database, processId);
}

async function startedRuns(processId: string): Promise<readonly Run[]> {
  return await runs.startedRuns(engine.database, processId);
}

async function instancesOf(processId: string) {
  return await engine
    .database('process_instances')
    .where({ process_id: processId })
    .select<{ id: string; business_key: string; organisation: string; definition_hash: string; variables: JsonObject }[]>(
      'id',
      'business_key',
      'organisation',
      'definition_hash',
      'variables',
    );
}

async function temporalSchedulesOf(processId: string) {
  const found = [];
  for await (const summary of engine.temporal.schedule.list()) {
    if (summary.scheduleId.startsWith(`timer-start:${processId}:`)) found.push(summary);
  }
  return found;
}
