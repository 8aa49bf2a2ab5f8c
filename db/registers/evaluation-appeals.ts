import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';

const appealRow = z.object({
  id: z.string(),
  indicators: z.array(z.string()),
  reason: z.string(),
  byPerson: z.string(),
  at: z.date(),
  decision: z.enum(['upheld', 'adjusted']).nullable(),
  answer: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
});

/** 申诉 against a provisional result. `upheld`: the result stays as it was. */
export type EvaluationAppeal = z.infer<typeof appealRow>;

export async function listAppeals(database: Database, evaluationId: string): Promise<readonly EvaluationAppeal[]> {
  const rows: unknown = await database('evaluation_appeals').where({ evaluation_id: evaluationId }).orderBy('at').select({
    id: 'id',
    indicators: 'indicators',
    reason: 'reason',
    byPerson: 'by_person',
    at: 'at',
    decision: 'decision',
    answer: 'answer',
    decidedBy: 'decided_by',
    decidedAt: 'decided_at',
  });
  return z.array(appealRow).parse(rows);
}

export interface NewAppeal {
  readonly evaluationId: string;
  readonly indicators: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export async function insertAppeal(transaction: Transaction, { evaluationId, indicators, reason, by, at }: NewAppeal): Promise<string> {
  const id = randomUUID();
  await transaction('evaluation_appeals').insert({
    id,
    evaluation_id: evaluationId,
    indicators: [...indicators],
    reason,
    by_person: by,
    at,
  });
  return id;
}

export interface AppealDecision {
  readonly decision: 'upheld' | 'adjusted';
  readonly answer: string;
  readonly by: string;
  readonly at: Date;
}

/** Decides the evaluation's open appeal and answers its id; undefined when there is none. */
export async function decideOpenAppeal(
  transaction: Transaction,
  evaluationId: string,
  { decision, answer, by, at }: AppealDecision,
): Promise<string | undefined> {
  const rows: unknown = await transaction('evaluation_appeals')
    .where({ evaluation_id: evaluationId })
    .whereNull('decision')
    .update({ decision, answer, decided_by: by, decided_at: at })
    .returning('id');
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id;
}
