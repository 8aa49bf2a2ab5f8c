import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synchroniseSchedules } from '../../deployment/synchronise-schedules.ts';
import { freePort } from '../../scripts/servers/ports.ts';
import { findTemporal } from '../../scripts/servers/temporal-binary.ts';
import { startTemporal, type RunningTemporal } from '../../scripts/servers/temporal.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from '../workflows/eventually.ts';
import { deployScheduled } from './support/deploy-scheduled.ts';
import { runsOf, startedRuns } from './support/schedule-rows.ts';

const LATE_AFTER = 4_000;
const PERIOD = 10_000;
const CYCLE = '*/10 * * * * *';

let folder: string;
let temporal: RunningTemporal;
let start: () => Promise<RunningTemporal>;
let engine: TestEngine;

/** A Temporal of this test's own, which keeps its Schedules in a file: it can be stopped without disturbing others. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'social-work-away-'));
  const [binary, port] = [await findTemporal({ onProgress: () => undefined }), await freePort()];
  const files = { databaseFile: path.join(folder, 'temporal.db'), logFile: path.join(folder, 'temporal.log') };
  start = () => startTemporal({ binary, port, ...files });
  temporal = await start();
  const server = { address: temporal.address, namespace: 'default', taskQueue: 'both-away' };
  engine = await startTestEngine({ server, lateAfter: LATE_AFTER });
}, 120_000);

afterAll(async () => {
  await engine.stop();
  await temporal.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('Temporal and the workers away together', () => {
  it('given a new version in the meantime, when both come back, then one instance of it, or none, makes up for all', async () => {
    const once = { processId: 'away-once', cycle: CYCLE, timerStart: { missed: 'once' } } as const;
    const skip = { processId: 'away-skip', cycle: CYCLE, timerStart: { missed: 'skip' } } as const;
    await deployScheduled(engine.database, once);
    await deployScheduled(engine.database, skip);
    await synchroniseSchedules(engine.context);
    await eventually(
      () => startedRuns(engine.database, once.processId),
      (rows) => rows.length > 0,
    );
    // when both are away for two firings, and the processes are published again
    await engine.stopWorker();
    await temporal.stop();
    const away = Date.now();
    const hash = await deployScheduled(engine.database, { ...once, note: 'second' });
    await deployScheduled(engine.database, { ...skip, note: 'second' });
    const firings = Math.ceil(away / PERIOD) * PERIOD + PERIOD;
    await sleep(firings + LATE_AFTER + 1_000 - away);
    temporal = await start();
    await engine.startWorker();
    // then workers, as they go on synchronising, settle both firings
    const settled = async (processId: string) => {
      await Promise.allSettled([synchroniseSchedules(engine.context), synchroniseSchedules(engine.context)]);
      return (await runsOf(engine.database, processId)).filter(({ due_at }) => due_at.getTime() > away && due_at.getTime() <= firings);
    };
    const [ofOnce, ofSkip] = [
      await eventually(
        () => settled(once.processId),
        (rows) => rows.length === 2,
        60_000,
      ),
      await eventually(
        () => settled(skip.processId),
        (rows) => rows.length === 2,
        60_000,
      ),
    ];
    expect(ofOnce[0]).toMatchObject({ status: 'skipped', reason: 'merged' });
    expect(['caught-up', 'merged']).toContain(ofOnce[1]?.reason ?? ofOnce[1]?.status);
    expect(ofSkip.map(({ reason }) => reason)).toEqual(['missed', 'missed']);
    // and what starts first after the outage is of the new version
    const begun = async () => (await startedRuns(engine.database, once.processId)).find(({ due_at }) => due_at.getTime() > away);
    const first = await eventually(begun, (run) => run !== undefined);
    const instance = () => engine.database('process_instances').where({ id: first?.instance_id ?? '' });
    expect(await eventually(instance, (rows) => rows.length > 0)).toMatchObject([{ definition_hash: hash }]);
    // and Temporal's Schedule, which is the same, goes on
    const latest = async () => (await startedRuns(engine.database, skip.processId)).filter(({ due_at }) => due_at.getTime() > firings);
    const goesOn = await eventually(latest, (rows) => rows.some(({ begun_at }) => begun_at !== null), 60_000);
    expect(goesOn[0]).toMatchObject({ status: 'started', begun_at: expect.any(Date) });
  }, 240_000);
});
