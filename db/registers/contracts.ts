import { z } from 'zod';
import { isContractStatus, statusesInForce, type ContractStatus } from '../../domain/contracts/contract-status.ts';
import type { Database, Transaction } from '../connection.ts';

const contractRow = z.object({
  id: z.string(),
  station: z.string(),
  agencyId: z.string(),
  status: z.string().refine(isContractStatus, 'A status of contracts'),
  currentTerm: z.number(),
  instanceId: z.string().nullable(),
  openedBy: z.string(),
  openedAt: z.date(),
  endedAt: z.date().nullable(),
  endReason: z.string().nullable(),
  successorAgency: z.string().nullable(),
});

/** A contract of Art 14 between 委托方 and 承接机构, through all its terms. `id` is its instance's business key: XY-2026-000001. */
export type Contract = z.infer<typeof contractRow>;

const contractLine = contractRow.extend({
  stationName: z.string(),
  agencyName: z.string(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
});

/** A contract as lists show it, with the days of its current term. */
export type ContractLine = z.infer<typeof contractLine>;

/** Contracts of some stations, newest first. */
export async function listContracts(database: Database, stations: readonly string[]): Promise<readonly ContractLine[]> {
  const rows: unknown = await database('contracts as c')
    .join('organisations as o', 'o.code', 'c.station')
    .join('agencies as a', 'a.id', 'c.agency_id')
    .leftJoin('contract_terms as t', (join) => void join.on('t.contract_id', 'c.id').andOn('t.number', 'c.current_term'))
    .whereIn('c.station', [...stations])
    .orderBy([{ column: 'c.opened_at', order: 'desc' }, { column: 'c.id' }])
    .select({
      ...Object.fromEntries(Object.entries(COLUMNS).map(([name, column]) => [name, `c.${column}`])),
      stationName: 'o.short_name',
      agencyName: 'a.name',
      startsOn: 't.starts_on',
      endsOn: 't.ends_on',
    });
  return z.array(contractLine).parse(rows);
}

export async function findContract(database: Database, id: string): Promise<Contract | undefined> {
  return contractRow.optional().parse(await database('contracts').where({ id }).first(COLUMNS));
}

/** A contract, locked until the transaction ends: two people who confirm at once come one after the other. */
export async function lockContract(transaction: Transaction, id: string): Promise<Contract | undefined> {
  return contractRow.optional().parse(await transaction('contracts').where({ id }).forUpdate().first(COLUMNS));
}

/** The contract by which an agency runs the station now; a station has one at a time. */
export async function contractInForce(database: Database, station: string): Promise<string | undefined> {
  const row: unknown = await database('contracts')
    .where({ station })
    .whereIn('status', [...statusesInForce])
    .first('id');
  return z.object({ id: z.string() }).optional().parse(row)?.id;
}

export interface NewContract {
  readonly id: string;
  readonly station: string;
  readonly agencyId: string;
  readonly instanceId: string;
  readonly openedBy: string;
  readonly openedAt: Date;
}

/** Puts a contract into the register at its first term's drafting. */
export async function insertContract(transaction: Transaction, contract: NewContract): Promise<void> {
  await transaction('contracts').insert({
    id: contract.id,
    station: contract.station,
    agency_id: contract.agencyId,
    status: 'drafting',
    current_term: 1,
    instance_id: contract.instanceId,
    opened_by: contract.openedBy,
    opened_at: contract.openedAt,
    updated_at: contract.openedAt,
  });
}

/** What changes in a contract; what isn't named stays. */
export interface ContractChange {
  readonly agencyId?: string;
  readonly status?: ContractStatus;
  readonly currentTerm?: number;
  readonly endedAt?: Date;
  readonly endReason?: string;
  readonly successorAgency?: string;
}

export async function changeContract(transaction: Transaction, id: string, change: ContractChange, at: Date): Promise<void> {
  await transaction('contracts').where({ id }).update({
    agency_id: change.agencyId,
    status: change.status,
    current_term: change.currentTerm,
    ended_at: change.endedAt,
    end_reason: change.endReason,
    successor_agency: change.successorAgency,
    updated_at: at,
  });
}

const COLUMNS = {
  id: 'id',
  station: 'station',
  agencyId: 'agency_id',
  status: 'status',
  currentTerm: 'current_term',
  instanceId: 'instance_id',
  openedBy: 'opened_by',
  openedAt: 'opened_at',
  endedAt: 'ended_at',
  endReason: 'end_reason',
  successorAgency: 'successor_agency',
};
