import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';

const resultRow = z.object({
  evaluationId: z.string(),
  term: z.number(),
  year: z.number(),
  kind: z.string(),
  score: numericColumn,
  grade: z.string(),
  receivedAt: z.date(),
});

/** A result of an evaluation (Art 35) as the contract heard of it. */
export type ContractResult = z.infer<typeof resultRow>;

/** All results of a contract, oldest first. */
export async function listResults(database: Database, contractId: string): Promise<readonly ContractResult[]> {
  const rows: unknown = await database('contract_results').where({ contract_id: contractId }).orderBy(['year', 'received_at']).select({
    evaluationId: 'evaluation_id',
    term: 'term',
    year: 'year',
    kind: 'kind',
    score: 'score',
    grade: 'grade',
    receivedAt: 'received_at',
  });
  return z.array(resultRow).parse(rows);
}

/** Keeps a result; false when the same evaluation's was kept before. */
export async function insertResult(transaction: Transaction, contractId: string, result: ContractResult): Promise<boolean> {
  const rows: unknown = await transaction('contract_results')
    .insert({
      contract_id: contractId,
      evaluation_id: result.evaluationId,
      term: result.term,
      year: result.year,
      kind: result.kind,
      score: result.score,
      grade: result.grade,
      received_at: result.receivedAt,
    })
    .onConflict(['contract_id', 'evaluation_id'])
    .ignore()
    .returning('evaluation_id');
  return z.array(z.unknown()).parse(rows).length === 1;
}

/** The station that an evaluation judges; undefined for an unknown one. */
export async function stationOfEvaluation(database: Database, evaluationId: string): Promise<string | undefined> {
  const row: unknown = await database('station_evaluations').where({ id: evaluationId }).first('station');
  return z.object({ station: z.string() }).optional().parse(row)?.station;
}
