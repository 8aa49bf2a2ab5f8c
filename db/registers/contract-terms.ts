import { z } from 'zod';
import { contractDraftSchema, type ContractDraft } from '../../domain/contracts/contract-draft.ts';
import type { Renewal } from '../../domain/contracts/renewal.ts';
import type { Database, Transaction } from '../connection.ts';

const termRow = z.object({
  contractId: z.string(),
  number: z.number(),
  startsOn: z.string(),
  endsOn: z.string(),
  draft: contractDraftSchema,
  revision: z.number(),
  draftedBy: z.string(),
  draftedAt: z.date(),
  inForceAt: z.date().nullable(),
  renewal: z.enum(['renew', 'conditional', 'retender', 'end']).nullable(),
  renewalReason: z.string().nullable(),
  renewalDecision: z.string().nullable(),
  renewalDecidedBy: z.string().nullable(),
  renewalDecidedAt: z.date().nullable(),
});

/** One term of a contract: what it says, and what was decided about going on after it. */
export type ContractTerm = z.infer<typeof termRow>;

/** All terms, first one first. */
export async function listTerms(database: Database, contractId: string): Promise<readonly ContractTerm[]> {
  return z.array(termRow).parse(await database('contract_terms').where({ contract_id: contractId }).orderBy('number').select(COLUMNS));
}

export async function findTerm(database: Database, contractId: string, number: number): Promise<ContractTerm | undefined> {
  return termRow.optional().parse(await database('contract_terms').where({ contract_id: contractId, number }).first(COLUMNS));
}

/** The latest term that came into force; while the next one is drafted that is the one before it. */
export async function termInForce(database: Database, contractId: string): Promise<ContractTerm | undefined> {
  const row: unknown = await database('contract_terms')
    .where({ contract_id: contractId })
    .whereNotNull('in_force_at')
    .orderBy('number', 'desc')
    .first(COLUMNS);
  return termRow.optional().parse(row);
}

export interface TermDraft {
  readonly contractId: string;
  readonly number: number;
  readonly draft: ContractDraft;
  readonly by: string;
  readonly at: Date;
}

/** Writes what a term says and answers its revision: 1 for a new term, one more for each change. A text that didn't change keeps it. */
export async function saveDraft(transaction: Transaction, { contractId, number, draft, by, at }: TermDraft): Promise<number> {
  const content = JSON.stringify(draft);
  const rows: unknown = await transaction('contract_terms')
    .insert({
      contract_id: contractId,
      number,
      starts_on: draft.startsOn,
      ends_on: draft.endsOn,
      draft: content,
      drafted_by: by,
      drafted_at: at,
    })
    .onConflict(['contract_id', 'number'])
    .merge({
      starts_on: draft.startsOn,
      ends_on: draft.endsOn,
      draft: content,
      drafted_by: by,
      drafted_at: at,
      revision: transaction.raw('contract_terms.revision + (contract_terms.draft is distinct from excluded.draft)::integer'),
    })
    .returning('revision');
  return z.tuple([z.object({ revision: z.number() })]).parse(rows)[0].revision;
}

export async function putTermInForce(transaction: Transaction, contractId: string, number: number, at: Date): Promise<void> {
  await transaction('contract_terms').where({ contract_id: contractId, number }).update({ in_force_at: at });
}

export interface RenewalDecision {
  readonly renewal: Renewal;
  readonly reason: string;
  /** Version of the decision that proposed it. */
  readonly decision: string;
  readonly by: string;
  readonly at: Date;
}

/** Writes what was decided about going on after a term; false when it was decided before. */
export async function decideRenewal(
  transaction: Transaction,
  contractId: string,
  number: number,
  { renewal, reason, decision, by, at }: RenewalDecision,
): Promise<boolean> {
  const changed = await transaction('contract_terms').where({ contract_id: contractId, number }).whereNull('renewal').update({
    renewal,
    renewal_reason: reason,
    renewal_decision: decision,
    renewal_decided_by: by,
    renewal_decided_at: at,
  });
  return changed === 1;
}

const COLUMNS = {
  contractId: 'contract_id',
  number: 'number',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  draft: 'draft',
  revision: 'revision',
  draftedBy: 'drafted_by',
  draftedAt: 'drafted_at',
  inForceAt: 'in_force_at',
  renewal: 'renewal',
  renewalReason: 'renewal_reason',
  renewalDecision: 'renewal_decision',
  renewalDecidedBy: 'renewal_decided_by',
  renewalDecidedAt: 'renewal_decided_at',
};
