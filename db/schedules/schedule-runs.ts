import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';
import { skipReasons, startStatuses, type ScheduleRun, type SkipReason, type StartedRun, type StartStatus } from './schedule.ts';

export interface RunToStart {
  readonly scheduleId: string;
  readonly dueAt: Date;
  readonly status: StartStatus;
  readonly startedBy?: string;
  readonly requestId?: string;
}

/** Names of the instance that a run starts; asked for once, when the run is new. */
export type NameInstance = (transaction: Transaction) => Promise<{ readonly businessKey: string; readonly instanceId: string }>;

/**
 * Makes the firing the caller's to start, or answers what became of it before: whoever comes second, on the same worker
 * or another, finds the same instance to start, or that nothing is to be done.
 */
export async function claimRun(database: Database, run: RunToStart, nameInstance: NameInstance): Promise<ScheduleRun> {
  const { scheduleId, dueAt, status, startedBy = null, requestId = null } = run;
  return await database.transaction(async (transaction) => {
    const inserted = await transaction('schedule_runs')
      .insert({ schedule_id: scheduleId, due_at: dueAt, status, started_by: startedBy, request_id: requestId })
      .onConflict()
      .ignore()
      .returning('status');
    const same = requestId === null ? { schedule_id: scheduleId, due_at: dueAt } : { request_id: requestId };
    if (inserted.length > 0) {
      const { businessKey, instanceId } = await nameInstance(transaction);
      await transaction('schedule_runs').where(same).update({ business_key: businessKey, instance_id: instanceId });
    }
    const [found] = runsOf(await columns(transaction).where(same));
    if (found === undefined) throw new Error(`No run of schedule ${scheduleId} for ${dueAt.toISOString()}`);
    return found;
  });
}

/** Records firings that start nothing. What became of a firing before stays. */
export async function recordSkips(
  database: Database,
  scheduleId: string,
  skips: readonly { readonly dueAt: Date; readonly reason: SkipReason }[],
): Promise<void> {
  if (skips.length === 0) return;
  await database('schedule_runs')
    .insert(skips.map(({ dueAt, reason }) => ({ schedule_id: scheduleId, due_at: dueAt, status: 'skipped', reason })))
    .onConflict()
    .ignore();
}

/** Temporal has the instance. */
export async function markBegun(database: Database, { scheduleId, dueAt }: Pick<ScheduleRun, 'scheduleId' | 'dueAt'>): Promise<void> {
  await database('schedule_runs')
    .where({ schedule_id: scheduleId, due_at: dueAt, begun_at: null })
    .whereNot({ status: 'skipped' })
    .update({ begun_at: database.fn.now() });
}

/** The process lost the timer before the instance could begin. */
export async function giveUpRun(database: Database, { scheduleId, dueAt }: Pick<ScheduleRun, 'scheduleId' | 'dueAt'>): Promise<void> {
  await database('schedule_runs')
    .where({ schedule_id: scheduleId, due_at: dueAt, begun_at: null })
    .update({ status: 'skipped', reason: 'replaced' });
}

/** The engine refused it: as if nobody had asked. */
export async function discardRun(database: Database, { scheduleId, dueAt }: Pick<ScheduleRun, 'scheduleId' | 'dueAt'>): Promise<void> {
  await database('schedule_runs').where({ schedule_id: scheduleId, due_at: dueAt, begun_at: null }).delete();
}

/** Claimed runs of which nobody knows whether their instance has begun. */
export async function pendingRuns(database: Database): Promise<readonly ScheduleRun[]> {
  const rows: unknown = await columns(database).whereNot({ status: 'skipped' }).whereNull('begun_at').orderBy('recorded_at').limit(100);
  return runsOf(rows);
}

/** Whether a start by hand that another request asked for is still to begin. */
export async function hasPendingRun(database: Database, scheduleId: string, requestId: string): Promise<boolean> {
  const row: unknown = await database('schedule_runs')
    .where({ schedule_id: scheduleId, status: 'by-hand', begun_at: null })
    .whereNot({ request_id: requestId })
    .first('due_at');
  return row !== undefined;
}

/** When firings between two instants, the later one included, have been settled. */
export async function settledBetween(database: Database, scheduleId: string, after: Date, until: Date): Promise<ReadonlySet<number>> {
  const rows: unknown = await database('schedule_runs')
    .select('due_at')
    .where({ schedule_id: scheduleId })
    .where('due_at', '>', after)
    .where('due_at', '<=', until);
  return new Set(
    z
      .array(z.object({ due_at: z.date() }))
      .parse(rows)
      .map(({ due_at }) => due_at.getTime()),
  );
}

/** Whether the instance that the element's timers started last is still running, or about to begin. */
export async function isLastRunOpen(
  database: Database,
  { processId, elementId }: { readonly processId: string; readonly elementId: string },
  before: Date,
): Promise<boolean> {
  const row: unknown = await database('schedule_runs as r')
    .leftJoin('process_instances as i', 'i.id', 'r.instance_id')
    .whereIn('r.schedule_id', database('schedules').select('id').where({ process_id: processId, element_id: elementId }))
    .whereNot('r.status', 'skipped')
    .where('r.due_at', '<', before)
    .orderBy('r.due_at', 'desc')
    .first('i.status');
  if (row === undefined) return false;
  // Without a status the read model hasn't heard of the instance yet.
  const { status } = z.object({ status: z.string().nullable() }).parse(row);
  return status === null || status === 'active';
}

/** The latest runs of an element's timers, newest first, those of retired ones included. */
export async function latestRuns(
  database: Database,
  { processId, elementId, limit }: { readonly processId: string; readonly elementId: string; readonly limit: number },
): Promise<readonly ScheduleRun[]> {
  const rows: unknown = await columns(database)
    .whereIn('schedule_id', database('schedules').select('id').where({ process_id: processId, element_id: elementId }))
    .orderBy('due_at', 'desc')
    .limit(limit);
  return runsOf(rows);
}

function columns(database: Database) {
  return database('schedule_runs').select({
    scheduleId: 'schedule_id',
    dueAt: 'due_at',
    status: 'status',
    reason: 'reason',
    businessKey: 'business_key',
    instanceId: 'instance_id',
    begunAt: 'begun_at',
    startedBy: 'started_by',
    requestId: 'request_id',
    recordedAt: 'recorded_at',
  });
}

const base = { scheduleId: z.string(), dueAt: z.date(), recordedAt: z.date() };
const runRows = z.array(
  z.discriminatedUnion('status', [
    z.object({ ...base, status: z.literal('skipped'), reason: z.enum(skipReasons) }),
    z.object({
      ...base,
      status: z.enum(startStatuses),
      businessKey: z.string(),
      instanceId: z.string(),
      begunAt: z.date().nullable(),
      startedBy: z.string().nullable(),
      requestId: z.string().nullable(),
    } satisfies Record<keyof StartedRun | keyof typeof base, z.ZodType>),
  ]),
);

function runsOf(rows: unknown): readonly ScheduleRun[] {
  return runRows.parse(rows).map(({ scheduleId, dueAt, recordedAt, ...outcome }) => ({ scheduleId, dueAt, recordedAt, outcome }));
}
