import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';

const rectificationRow = z.object({
  id: z.string(),
  evaluationId: z.string(),
  indicator: z.string(),
  lost: numericColumn,
  problem: z.string(),
  dueOn: z.string(),
  status: z.enum(['open', 'reported', 'accepted', 'expired']),
  measures: z.string().nullable(),
  reportedBy: z.string().nullable(),
  reportedAt: z.date().nullable(),
  answer: z.string().nullable(),
  checkedBy: z.string().nullable(),
  checkedAt: z.date().nullable(),
});

/** 整改: what a station has to put right after an evaluation (Art 35: 及时发现和协调解决). */
export type Rectification = z.infer<typeof rectificationRow>;

/** Biggest loss first. */
export async function listRectifications(database: Database, evaluationId: string): Promise<readonly Rectification[]> {
  const rows: unknown = await database('rectifications')
    .where({ evaluation_id: evaluationId })
    .orderBy([{ column: 'lost', order: 'desc' }, { column: 'indicator' }])
    .select(COLUMNS);
  return z.array(rectificationRow).parse(rows);
}

/** Those of all stations of a cycle, for its board. */
export async function listRectificationsOfCycle(database: Database, cycleId: string): Promise<readonly Rectification[]> {
  const rows: unknown = await database('rectifications')
    .whereIn('evaluation_id', database('station_evaluations').where({ cycle_id: cycleId }).select('id'))
    .orderBy(['evaluation_id', 'due_on'])
    .select(COLUMNS);
  return z.array(rectificationRow).parse(rows);
}

export async function findRectification(database: Database, evaluationId: string, indicator: string): Promise<Rectification | undefined> {
  const row: unknown = await database('rectifications').where({ evaluation_id: evaluationId, indicator }).first(COLUMNS);
  return rectificationRow.optional().parse(row);
}

export interface NewRectification {
  readonly evaluationId: string;
  readonly indicator: string;
  readonly lost: number;
  readonly problem: string;
  readonly dueOn: string;
}

export async function insertRectifications(transaction: Transaction, given: readonly NewRectification[]): Promise<void> {
  if (given.length === 0) return;
  await transaction('rectifications').insert(
    given.map(({ evaluationId, indicator, lost, problem, dueOn }) => ({
      id: randomUUID(),
      evaluation_id: evaluationId,
      indicator,
      lost,
      problem,
      due_on: dueOn,
      status: 'open',
    })),
  );
}

/** What changes in a rectification; what isn't named stays. */
export interface RectificationChange {
  readonly status: Rectification['status'];
  readonly dueOn?: string;
  readonly measures?: string;
  readonly reportedBy?: string;
  readonly reportedAt?: Date;
  readonly answer?: string;
  readonly checkedBy?: string;
  readonly checkedAt?: Date;
}

export async function changeRectification(transaction: Transaction, id: string, change: RectificationChange): Promise<void> {
  await transaction('rectifications').where({ id }).update({
    status: change.status,
    due_on: change.dueOn,
    measures: change.measures,
    reported_by: change.reportedBy,
    reported_at: change.reportedAt,
    answer: change.answer,
    checked_by: change.checkedBy,
    checked_at: change.checkedAt,
  });
}

const COLUMNS = {
  id: 'id',
  evaluationId: 'evaluation_id',
  indicator: 'indicator',
  lost: 'lost',
  problem: 'problem',
  dueOn: 'due_on',
  status: 'status',
  measures: 'measures',
  reportedBy: 'reported_by',
  reportedAt: 'reported_at',
  answer: 'answer',
  checkedBy: 'checked_by',
  checkedAt: 'checked_at',
};
