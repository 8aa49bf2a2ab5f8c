import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ContractDraft } from '../../domain/contracts/contract-draft.ts';
import type { Database, Transaction } from '../connection.ts';

export const obligationRow = z.object({
  id: z.string(),
  term: z.number(),
  kind: z.enum(['report', 'instalment', 'evaluation', 'other']),
  title: z.string(),
  dueOn: z.string(),
  party: z.enum(['commissioner', 'agency']),
  amountCents: z.number().nullable(),
  status: z.enum(['open', 'done', 'waived']),
  note: z.string().nullable(),
  doneBy: z.string().nullable(),
  doneAt: z.date().nullable(),
});

/** What has to be done by a day: reports, instalments, evaluations. */
export type ContractObligation = z.infer<typeof obligationRow>;

/** All of a contract by day, of every term. */
export async function listObligations(database: Database, contractId: string): Promise<readonly ContractObligation[]> {
  const rows: unknown = await database('contract_obligations')
    .where({ contract_id: contractId })
    .orderBy(['due_on', 'title', 'id'])
    .select(COLUMNS);
  return z.array(obligationRow).parse(rows);
}

/** Those that still have to be done, of earlier terms too. */
export async function listOpenObligations(database: Database, contractId: string): Promise<readonly ContractObligation[]> {
  return (await listObligations(database, contractId)).filter(({ status }) => status === 'open');
}

export async function insertObligations(
  transaction: Transaction,
  contractId: string,
  term: number,
  obligations: ContractDraft['obligations'],
): Promise<void> {
  if (obligations.length === 0) return;
  await transaction('contract_obligations').insert(
    obligations.map(({ kind, title, dueOn, party, cents }) => ({
      id: randomUUID(),
      contract_id: contractId,
      term,
      kind,
      title,
      due_on: dueOn,
      party,
      amount_cents: cents ?? null,
      status: 'open',
    })),
  );
}

export interface ObligationOutcome {
  readonly status: 'done' | 'waived';
  readonly note: string | undefined;
  readonly by: string;
  readonly at: Date;
}

/** Closes an open obligation; false when there is none of that id that is open. */
export async function closeObligation(
  transaction: Transaction,
  contractId: string,
  id: string,
  { status, note, by, at }: ObligationOutcome,
): Promise<boolean> {
  const changed = await transaction('contract_obligations')
    .where({ contract_id: contractId, id, status: 'open' })
    .update({ status, note: note ?? null, done_by: by, done_at: at });
  return changed === 1;
}

const COLUMNS = {
  id: 'id',
  term: 'term',
  kind: 'kind',
  title: 'title',
  dueOn: 'due_on',
  party: 'party',
  amountCents: 'amount_cents',
  status: 'status',
  note: 'note',
  doneBy: 'done_by',
  doneAt: 'done_at',
};
