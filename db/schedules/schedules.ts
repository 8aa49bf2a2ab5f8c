import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';
import { scheduleSchema, type Schedule } from './schedule.ts';

/** A timer start event of a latest version, as `createTimerStartsRepository` finds it. */
export interface TimerToKeep {
  readonly processId: string;
  readonly elementId: string;
  readonly timer: string;
  /** Hash of the version from whose deployment the timer counts; empty where it counts from none. */
  readonly countedFrom: string;
  readonly deployedAt: Date;
}

/**
 * Makes the schedules equal to the timers of the latest versions: new ones begin at their deployment, those whose timer
 * is gone retire, and one that comes back begins anew. Workers do it at the same time; they queue up.
 */
export async function keepTimers(database: Database, timers: readonly TimerToKeep[]): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 4))', ['schedules']);
    for (const timer of timers) await keepTimer(transaction, timer);
    await transaction.raw(
      `update schedules as s set retired_at = coalesce(
         (select max(d.deployed_at) from process_definitions as d where d.process_id = s.process_id), now())
       where s.retired_at is null and not exists (
         select from jsonb_to_recordset(?::jsonb) as k("processId" text, "elementId" text, timer text, "countedFrom" text)
         where k."processId" = s.process_id and k."elementId" = s.element_id and k.timer = s.timer and k."countedFrom" = s.counted_from)`,
      [JSON.stringify(timers)],
    );
  });
}

/** One that a version brings in place of another that was paused stays paused. */
async function keepTimer(transaction: Transaction, timer: TimerToKeep): Promise<void> {
  const { processId, elementId, countedFrom, deployedAt } = timer;
  // What is due at the very moment of the deployment is still to come.
  const seenUntil = new Date(deployedAt.getTime() - 1);
  await transaction.raw(
    `insert into schedules as s (process_id, element_id, timer, counted_from, deployed_at, seen_until, paused_at, paused_by, pause_reason)
       select :processId::text, :elementId::text, :timer::text, :countedFrom::text, :deployedAt::timestamptz, :seenUntil::timestamptz,
         b.paused_at, b.paused_by, b.pause_reason
       from (select) as one left join lateral (
         select paused_at, paused_by, pause_reason from schedules
         where process_id = :processId and element_id = :elementId and timer = :timer and retired_at is null limit 1) as b on true
     on conflict (process_id, element_id, timer, counted_from) do update
       set retired_at = null, deployed_at = excluded.deployed_at, seen_until = greatest(s.seen_until, excluded.seen_until)
       where s.retired_at is not null`,
    { processId, elementId, timer: timer.timer, countedFrom, deployedAt, seenUntil },
  );
}

/** Schedules of latest versions, and retired ones of which firings are still to be settled. */
export async function openSchedules(database: Database): Promise<readonly Schedule[]> {
  return await select(database, 's.retired_at is null or s.seen_until < s.retired_at', {});
}

/** Those of latest versions. */
export async function currentSchedules(database: Database): Promise<readonly Schedule[]> {
  return await select(database, 's.retired_at is null', {});
}

export async function findSchedule(database: Database, id: string): Promise<Schedule | undefined> {
  const [schedule] = await select(database, 's.id = :id', { id });
  return schedule;
}

/** Every firing due until then has its place in the register. */
export async function markSeen(database: Database, id: string, until: Date): Promise<void> {
  await database('schedules').where({ id }).where('seen_until', '<', until).update({ seen_until: until });
}

/** False: it is paused already, or retired. */
export async function pauseSchedule(
  transaction: Transaction,
  { id, by, reason, at }: { readonly id: string; readonly by: string; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const changed = await transaction('schedules')
    .where({ id, paused_at: null, retired_at: null })
    .update({ paused_at: at, paused_by: by, pause_reason: reason });
  return changed > 0;
}

/** False: it isn't paused. */
export async function resumeSchedule(transaction: Transaction, id: string): Promise<boolean> {
  const changed = await transaction('schedules')
    .where({ id, retired_at: null })
    .whereNotNull('paused_at')
    .update({ paused_at: null, paused_by: null, pause_reason: null });
  return changed > 0;
}

async function select(database: Database, condition: string, bindings: Readonly<Record<string, string>>): Promise<readonly Schedule[]> {
  const result: unknown = await database.raw(
    `select s.id, s.process_id as "processId", s.element_id as "elementId", s.timer, s.deployed_at as "deployedAt",
       s.seen_until as "seenUntil", s.retired_at as "retiredAt",
       s.paused_at as "pausedAt", s.paused_by as "pausedBy", s.pause_reason as "pauseReason", v.version
     from schedules as s left join lateral (
       select json_build_object('definitionHash', d.hash, 'startDefinition', e.definition, 'processName', d.name,
         'elementName', coalesce(d.compiled -> 'elements' -> s.element_id ->> 'name', ''),
         'manifest', coalesce(d.resources -> 'manifest', '{}')) as version
       from start_events as e join process_definitions as d on d.hash = e.definition_hash
       where s.retired_at is null and e.kind = 'timer' and e.process_id = s.process_id and e.element_id = s.element_id
         and e.name = s.timer limit 1) as v on true
     where ${condition} order by s.process_id, s.element_id, s.timer, s.deployed_at`,
    bindings,
  );
  return z.object({ rows: z.array(scheduleSchema) }).parse(result).rows;
}
