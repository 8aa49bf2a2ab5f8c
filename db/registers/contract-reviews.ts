import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';

const reviewRow = z.object({
  id: z.string(),
  term: z.number(),
  revision: z.number(),
  step: z.enum(['desk', 'deputy']),
  result: z.enum(['approved', 'returned']),
  reason: z.string().nullable(),
  byPerson: z.string(),
  at: z.date(),
});

/** What the bureau's desk or the deputy said to one revision of a draft. */
export type ContractReview = z.infer<typeof reviewRow>;

export async function listContractReviews(database: Database, contractId: string): Promise<readonly ContractReview[]> {
  const rows: unknown = await database('contract_reviews').where({ contract_id: contractId }).orderBy('at').select({
    id: 'id',
    term: 'term',
    revision: 'revision',
    step: 'step',
    result: 'result',
    reason: 'reason',
    byPerson: 'by_person',
    at: 'at',
  });
  return z.array(reviewRow).parse(rows);
}

export async function insertContractReview(
  transaction: Transaction,
  contractId: string,
  { byPerson, ...review }: Omit<ContractReview, 'id'>,
): Promise<string> {
  const id = randomUUID();
  await transaction('contract_reviews').insert({ id, contract_id: contractId, by_person: byPerson, ...review });
  return id;
}
