import { z } from 'zod';
import type { EvaluationKind } from '../../domain/evaluations/evaluation-kind.ts';
import type { Database, Transaction } from '../connection.ts';

const cycleRow = z.object({
  id: z.string(),
  year: z.number(),
  kind: z.enum(['mid-term', 'final']),
  schemeId: z.string(),
  status: z.enum(['running', 'paused', 'published', 'cancelled']),
  selfAssessmentDue: z.date(),
  reviewDue: z.date(),
  closesAt: z.date(),
  reviewers: z.array(z.string()),
  instanceId: z.string(),
  startedBy: z.string(),
  startedAt: z.date(),
  pausedReason: z.string().nullable(),
  publishedAt: z.date().nullable(),
  cancelledReason: z.string().nullable(),
});

/** One evaluation of all stations: 中期 or 末期 of a year (Art 35). */
export type EvaluationCycle = z.infer<typeof cycleRow>;

/** Newest first. */
export async function listCycles(database: Database): Promise<readonly EvaluationCycle[]> {
  const rows: unknown = await database('evaluation_cycles').orderBy('started_at', 'desc').select(COLUMNS);
  return z.array(cycleRow).parse(rows);
}

export async function findCycle(database: Database, id: string): Promise<EvaluationCycle | undefined> {
  return cycleRow.optional().parse(await database('evaluation_cycles').where({ id }).first(COLUMNS));
}

/** The cycle of a kind and year that hasn't been cancelled: there is one at most. */
export async function findCurrentCycle(database: Database, year: number, kind: EvaluationKind): Promise<EvaluationCycle | undefined> {
  const row: unknown = await database('evaluation_cycles').where({ year, kind }).whereNot({ status: 'cancelled' }).first(COLUMNS);
  return cycleRow.optional().parse(row);
}

/** A cycle, locked until the transaction ends. */
export async function lockCycle(transaction: Transaction, id: string): Promise<EvaluationCycle | undefined> {
  return cycleRow.optional().parse(await transaction('evaluation_cycles').where({ id }).forUpdate().first(COLUMNS));
}

export interface NewCycle {
  readonly id: string;
  readonly year: number;
  readonly kind: EvaluationKind;
  readonly schemeId: string;
  readonly selfAssessmentDue: Date;
  readonly reviewDue: Date;
  readonly closesAt: Date;
  readonly reviewers: readonly string[];
  readonly instanceId: string;
  readonly startedBy: string;
  readonly startedAt: Date;
}

/** Begins a cycle. False when the year has one of the kind already: the first of two who begin at once wins. */
export async function insertCycle(transaction: Transaction, cycle: NewCycle): Promise<boolean> {
  const rows: unknown[] = await transaction('evaluation_cycles')
    .insert({
      id: cycle.id,
      year: cycle.year,
      kind: cycle.kind,
      scheme_id: cycle.schemeId,
      status: 'running',
      self_assessment_due: cycle.selfAssessmentDue,
      review_due: cycle.reviewDue,
      closes_at: cycle.closesAt,
      reviewers: [...cycle.reviewers],
      instance_id: cycle.instanceId,
      started_by: cycle.startedBy,
      started_at: cycle.startedAt,
    })
    .onConflict()
    .ignore()
    .returning('id');
  return rows.length > 0;
}

/** Stops the clock of a running cycle, with the reason for everybody who waits. False when it isn't running. */
export async function pauseCycle(transaction: Transaction, id: string, reason: string): Promise<boolean> {
  return await change(transaction, { id, status: 'running' }, { status: 'paused', paused_reason: reason });
}

export async function resumeCycle(transaction: Transaction, id: string): Promise<boolean> {
  return await change(transaction, { id, status: 'paused' }, { status: 'running', paused_reason: null });
}

export async function markCyclePublished(transaction: Transaction, id: string, at: Date): Promise<boolean> {
  return await change(transaction, { id, status: 'running' }, { status: 'published', published_at: at });
}

/** Gives a cycle up, so that the year may have another one of the kind. False when it is published or cancelled already. */
export async function cancelCycle(transaction: Transaction, id: string, reason: string): Promise<boolean> {
  const changed: unknown = await transaction('evaluation_cycles')
    .where({ id })
    .whereIn('status', ['running', 'paused'])
    .update({ status: 'cancelled', cancelled_reason: reason });
  return changed === 1;
}

async function change(
  transaction: Transaction,
  where: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const changed: unknown = await transaction('evaluation_cycles').where(where).update(values);
  return changed === 1;
}

const COLUMNS = {
  id: 'id',
  year: 'year',
  kind: 'kind',
  schemeId: 'scheme_id',
  status: 'status',
  selfAssessmentDue: 'self_assessment_due',
  reviewDue: 'review_due',
  closesAt: 'closes_at',
  reviewers: 'reviewers',
  instanceId: 'instance_id',
  startedBy: 'started_by',
  startedAt: 'started_at',
  pausedReason: 'paused_reason',
  publishedAt: 'published_at',
  cancelledReason: 'cancelled_reason',
};
