import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Points } from '../../domain/evaluations/scoring.ts';
import type { Database, Transaction } from '../connection.ts';
import { listPoints } from './evaluation-points.ts';
import { numericColumn } from './numeric-column.ts';

const reviewRow = z.object({
  reviewer: z.string(),
  round: z.number(),
  visitedOn: z.string().nullable(),
  findings: z.string(),
  total: numericColumn,
  at: z.date(),
});

/** One reviewer's visit and what they found. Round 2 is what the reviewers agreed on when they had talked. */
export interface EvaluationReview extends z.infer<typeof reviewRow> {
  readonly points: Points;
}

/** In the order of rounds and reviewers. */
export async function listReviews(database: Database, evaluationId: string): Promise<readonly EvaluationReview[]> {
  const rows: unknown = await database('evaluation_reviews').where({ evaluation_id: evaluationId }).orderBy(['round', 'reviewer']).select({
    reviewer: 'reviewer',
    round: 'round',
    visitedOn: 'visited_on',
    findings: 'findings',
    total: 'total',
    at: 'at',
  });
  const given = (await listPoints(database, evaluationId)).filter(({ source }) => source === 'reviewer');
  return z
    .array(reviewRow)
    .parse(rows)
    .map((review) => ({
      ...review,
      points: Object.fromEntries(
        given
          .filter(({ reviewer, round }) => reviewer === review.reviewer && round === review.round)
          .map(({ indicator, points }) => [indicator, points]),
      ),
    }));
}

export interface NewReview {
  readonly evaluationId: string;
  readonly reviewer: string;
  readonly round: number;
  readonly visitedOn?: string | undefined;
  readonly findings: string;
  readonly total: number;
  readonly at: Date;
}

/** Writes a review. False when the reviewer has handed in one of that round: the first counts. */
export async function insertReview(transaction: Transaction, review: NewReview): Promise<boolean> {
  const rows: unknown[] = await transaction('evaluation_reviews')
    .insert({
      id: randomUUID(),
      evaluation_id: review.evaluationId,
      reviewer: review.reviewer,
      round: review.round,
      visited_on: review.visitedOn ?? null,
      findings: review.findings,
      total: review.total,
      at: review.at,
    })
    .onConflict()
    .ignore()
    .returning('id');
  return rows.length > 0;
}

/** Who took part in judging: they may neither decide an appeal nor confirm. */
export async function reviewersOf(database: Database, evaluationId: string): Promise<readonly string[]> {
  return [...new Set((await listReviews(database, evaluationId)).map(({ reviewer }) => reviewer))];
}
