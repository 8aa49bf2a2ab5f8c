import type { Database } from '../../../../db/connection.ts';
import { keepTimers } from '../../../../db/schedules/schedules.ts';
import { createTimerStartsRepository } from '../../../../db/read-model/timer-starts-repository.ts';
import { deployScheduled } from '../../../deployment/support/deploy-scheduled.ts';
import { addMembers } from '../../support/world.ts';

export const NOW = new Date('2026-11-23T14:05:00+08:00');

/** The bureau's officers, and its year: 中期评估 in July with a history, 末期评估 in December, 月报 that nobody starts. */
export async function createScheduleWorld(database: Database): Promise<void> {
  await addMembers(database, [
    { id: 'desk', name: '何静', assignments: [{ role: 'desk', organisation: 'bureau' }] },
    { id: 'deputy', name: '方局长', assignments: [{ role: 'deputy', organisation: 'bureau' }] },
    { id: 'chief', name: '马局长', assignments: [{ role: 'chief', organisation: 'bureau' }] },
  ]);
  await deployScheduled(database, { processId: 'mid-term', timerStart: { missed: 'once', catchUpDays: 30 } });
  await deployScheduled(database, {
    processId: 'final',
    title: '末期评估',
    cycle: 'R/2026-12-01T09:00:00+08:00/P1Y',
    timerStart: { overlap: 'skip' },
  });
  await deployScheduled(database, {
    processId: 'report',
    title: '服务月报',
    cycle: '0 0 8 1 * *',
    timerStart: { missed: 'skip', organisation: 'master' },
    mayStart: ['lead@master'],
  });
  await keepTimers(
    database,
    (await createTimerStartsRepository(database).all()).map((start) => ({ ...start, countedFrom: '' })),
  );
  await database('schedules').update({ deployed_at: new Date('2023-06-01T10:00:00+08:00'), seen_until: NOW });
  await addRuns(database);
}

export async function scheduleId(database: Database, processId: string): Promise<string> {
  const row = await database('schedules').where({ process_id: processId }).first<{ id: string }>('id');
  return row.id;
}

async function addRuns(database: Database): Promise<void> {
  const schedule_id = await scheduleId(database, 'mid-term');
  const started = (code: string) => ({ business_key: code, instance_id: `mid-term:${code}`, begun_at: NOW });
  await database('schedule_runs').insert([
    { schedule_id, due_at: '2023-07-01T09:00:00+08:00', status: 'started', ...started('ZQ-2023-000001') },
    { schedule_id, due_at: '2024-07-01T09:00:00+08:00', status: 'skipped', reason: 'paused' },
    { schedule_id, due_at: '2025-07-01T09:00:00+08:00', status: 'skipped', reason: 'merged' },
    { schedule_id, due_at: '2026-07-01T09:00:00+08:00', status: 'caught-up', ...started('ZQ-2026-000001') },
    { schedule_id, due_at: '2026-07-03T10:20:00+08:00', status: 'by-hand', started_by: 'desk', ...started('ZQ-2026-000002') },
  ]);
  await database('schedule_runs').insert({
    schedule_id: await scheduleId(database, 'report'),
    due_at: '2026-11-01T08:00:00+08:00',
    status: 'skipped',
    reason: 'missed',
  });
}
