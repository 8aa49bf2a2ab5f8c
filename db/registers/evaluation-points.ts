import { z } from 'zod';
import type { Points } from '../../domain/evaluations/scoring.ts';
import type { Database, Transaction } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';

/** Whose points they are: of one reviewer in one round, or of everybody together. */
export type PointsSource =
  | { readonly source: 'self' | 'provisional' | 'final' }
  | { readonly source: 'reviewer'; readonly reviewer: string; readonly round: number };

export interface GivenPoints {
  readonly indicator: string;
  readonly points: number;
  readonly note?: string | undefined;
}

const pointsRow = z.object({
  source: z.enum(['self', 'reviewer', 'provisional', 'final']),
  reviewer: z.string(),
  round: z.number(),
  indicator: z.string(),
  points: numericColumn,
  note: z.string().nullable(),
});

export type PointsRow = z.infer<typeof pointsRow>;

/** All points of an evaluation. Pages show a reviewer's to others only when the provisional result is out. */
export async function listPoints(database: Database, evaluationId: string): Promise<readonly PointsRow[]> {
  const rows: unknown = await database('evaluation_points')
    .where({ evaluation_id: evaluationId })
    .orderBy(['source', 'reviewer', 'round'])
    .select('source', 'reviewer', 'round', 'indicator', 'points', 'note');
  return z.array(pointsRow).parse(rows);
}

/** Points by indicator of one source; empty when there are none. */
export async function loadPoints(database: Database, evaluationId: string, source: 'self' | 'provisional' | 'final'): Promise<Points> {
  const rows = (await listPoints(database, evaluationId)).filter((row) => row.source === source);
  return Object.fromEntries(rows.map(({ indicator, points }) => [indicator, points]));
}

/** Writes the points of a source in place of earlier ones. */
export async function writePoints(
  transaction: Transaction,
  evaluationId: string,
  from: PointsSource,
  given: readonly GivenPoints[],
  at: Date,
): Promise<void> {
  if (given.length === 0) return;
  const { reviewer, round } = from.source === 'reviewer' ? from : { reviewer: '', round: 1 };
  await transaction('evaluation_points')
    .insert(
      given.map(({ indicator, points, note }) => ({
        evaluation_id: evaluationId,
        source: from.source,
        reviewer,
        round,
        indicator,
        points,
        note: note ?? null,
        at,
      })),
    )
    .onConflict(['evaluation_id', 'source', 'reviewer', 'round', 'indicator'])
    .merge(['points', 'note', 'at']);
}
