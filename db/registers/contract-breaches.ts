import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';

const breachRow = z.object({
  id: z.string(),
  term: z.number(),
  description: z.string(),
  reportedBy: z.string(),
  reportedAt: z.date(),
  cureUntil: z.string().nullable(),
  notice: z.string().nullable(),
  status: z.enum(['reported', 'noticed', 'dismissed', 'remedied', 'terminated']),
  remedy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
});

/** A breach (违约) from its report to what became of it. */
export type ContractBreach = z.infer<typeof breachRow>;

/** All breaches of a contract, oldest first. */
export async function listBreaches(database: Database, contractId: string): Promise<readonly ContractBreach[]> {
  const rows: unknown = await database('contract_breaches').where({ contract_id: contractId }).orderBy('reported_at').select({
    id: 'id',
    term: 'term',
    description: 'description',
    reportedBy: 'reported_by',
    reportedAt: 'reported_at',
    cureUntil: 'cure_until',
    notice: 'notice',
    status: 'status',
    remedy: 'remedy',
    decidedBy: 'decided_by',
    decidedAt: 'decided_at',
  });
  return z.array(breachRow).parse(rows);
}

/** The breach that is being dealt with. */
export async function findOpenBreach(database: Database, contractId: string): Promise<ContractBreach | undefined> {
  return (await listBreaches(database, contractId)).find(({ status }) => status === 'reported' || status === 'noticed');
}

export interface NewBreach {
  readonly contractId: string;
  readonly term: number;
  readonly description: string;
  readonly by: string;
  readonly at: Date;
}

export async function insertBreach(transaction: Transaction, { contractId, term, description, by, at }: NewBreach): Promise<string> {
  const id = randomUUID();
  await transaction('contract_breaches').insert({
    id,
    contract_id: contractId,
    term,
    description,
    reported_by: by,
    reported_at: at,
    status: 'reported',
  });
  return id;
}

/** What changes in a breach; what isn't named stays. */
export interface BreachChange {
  readonly status?: ContractBreach['status'];
  readonly cureUntil?: string;
  readonly notice?: string;
  readonly remedy?: string;
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
}

export async function changeBreach(transaction: Transaction, id: string, change: BreachChange): Promise<void> {
  await transaction('contract_breaches').where({ id }).update({
    status: change.status,
    cure_until: change.cureUntil,
    notice: change.notice,
    remedy: change.remedy,
    decided_by: change.decidedBy,
    decided_at: change.decidedAt,
  });
}
