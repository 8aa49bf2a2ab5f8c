import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isSupervisionTopic, type SupervisionTopic } from '../../domain/supervision/topics.ts';
import { isVisitStatus } from '../../domain/supervision/visits.ts';
import { audit } from '../audit/audit.ts';
import type { Database, Transaction } from '../connection.ts';

export interface NewPlanEntry {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly station: string;
  readonly topics: readonly SupervisionTopic[];
  readonly supervisor?: string | undefined;
  readonly note?: string | undefined;
}

const planEntry = z.object({
  id: z.string(),
  year: z.number(),
  month: z.number(),
  station: z.string(),
  topics: z.array(z.string().refine(isSupervisionTopic)),
  supervisor: z.string().nullable(),
  note: z.string().nullable(),
  byPerson: z.string(),
  at: z.date(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
  withdrawReason: z.string().nullable(),
  /** The visit that carries it out, unless it was cancelled. */
  visitId: z.string().nullable(),
  visitStatus: z.string().refine(isVisitStatus).nullable(),
  /** Visits that were arranged for it, cancelled ones included. */
  attempts: z.number(),
});

/** An entry of the year's plan with what became of it. */
export type PlanEntry = z.infer<typeof planEntry>;

/** The year's plan for some stations, without what was taken back, by station and month. */
export async function listPlan(database: Database, year: number, stations: readonly string[]): Promise<readonly PlanEntry[]> {
  const rows: unknown = await selectEntries(database)
    .where('p.year', year)
    .whereIn('p.station', [...stations])
    .whereNull('p.withdrawn_at')
    .orderBy([{ column: 'p.station' }, { column: 'p.month' }, { column: 'p.at' }, { column: 'p.id' }]);
  return z.array(planEntry).parse(rows);
}

export async function findPlanEntry(database: Database, id: string): Promise<PlanEntry | undefined> {
  return planEntry.optional().parse(await selectEntries(database).where('p.id', id).first());
}

/** The entry, locked until the transaction ends, so that two people who arrange a visit for it come one after the other. */
export async function lockPlanEntry(transaction: Transaction, id: string): Promise<PlanEntry | undefined> {
  await transaction('supervision_plans').where({ id }).forUpdate().first('id');
  return await findPlanEntry(transaction, id);
}

export async function addPlanEntry(
  transaction: Transaction,
  entry: NewPlanEntry,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<string> {
  const id = randomUUID();
  const { year, month, station, topics, supervisor, note } = entry;
  await transaction('supervision_plans').insert({
    id,
    year,
    month,
    station,
    topics: [...topics],
    supervisor: supervisor ?? null,
    note: note ?? null,
    by_person: by,
    at,
  });
  await audit(transaction, {
    actor: by,
    action: 'supervision.plan',
    subject: { kind: 'organisation', id: station },
    details: { year, month },
    at,
  });
  return id;
}

/** Takes an entry out of the plan with a reason; answers false when it is out already or a visit is arranged for it. */
export async function withdrawPlanEntry(
  transaction: Transaction,
  id: string,
  { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const entry = await lockPlanEntry(transaction, id);
  if (entry?.withdrawnAt !== null || entry.visitId !== null) return false;
  await transaction('supervision_plans').where({ id }).update({ withdrawn_by: by, withdrawn_at: at, withdraw_reason: reason });
  await audit(transaction, {
    actor: by,
    action: 'supervision.plan-withdraw',
    subject: { kind: 'organisation', id: entry.station },
    details: { year: entry.year, month: entry.month, reason },
    at,
  });
  return true;
}

function selectEntries(database: Database) {
  return database('supervision_plans as p')
    .leftJoin('supervision_visits as v', (join) => void join.on('v.plan_id', 'p.id').andOnVal('v.status', '<>', 'cancelled'))
    .select({
      id: 'p.id',
      year: 'p.year',
      month: 'p.month',
      station: 'p.station',
      topics: 'p.topics',
      supervisor: 'p.supervisor',
      note: 'p.note',
      byPerson: 'p.by_person',
      at: 'p.at',
      withdrawnBy: 'p.withdrawn_by',
      withdrawnAt: 'p.withdrawn_at',
      withdrawReason: 'p.withdraw_reason',
      visitId: 'v.id',
      visitStatus: 'v.status',
    })
    .select(database.raw('(select count(*)::integer from supervision_visits a where a.plan_id = p.id) as attempts'));
}
