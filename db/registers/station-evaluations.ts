import { z } from 'zod';
import { isStationEvaluationStatus, type StationEvaluationStatus } from '../../domain/evaluations/evaluation-status.ts';
import type { Database, Transaction } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';

const stationEvaluationRow = z.object({
  id: z.string(),
  cycleId: z.string(),
  station: z.string(),
  status: z.string().refine(isStationEvaluationStatus, 'A status of station evaluations'),
  instanceId: z.string().nullable(),
  addedReason: z.string().nullable(),
  excusedReason: z.string().nullable(),
  notSubmitted: z.boolean(),
  selfScore: numericColumn.nullable(),
  provisionalScore: numericColumn.nullable(),
  finalScore: numericColumn.nullable(),
  grade: z.string().nullable(),
  place: z.number().nullable(),
  submittedBy: z.string().nullable(),
  submittedAt: z.date().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.date().nullable(),
  remindedAt: z.date().nullable(),
  escalatedAt: z.date().nullable(),
});

/** What a cycle holds of one station. `id` is the cycle's and the station's code: PJ-2026-000001/xigou. */
export type StationEvaluation = z.infer<typeof stationEvaluationRow>;

const boardLine = stationEvaluationRow.extend({ stationName: z.string(), shortName: z.string(), active: z.boolean() });

/** A station as the board of a cycle shows it. */
export type BoardLine = z.infer<typeof boardLine>;

/** The evaluation of a station in a cycle. */
export function evaluationIdOf(cycleId: string, station: string): string {
  return `${cycleId}/${station}`;
}

/** All stations of a cycle, in the city's order. */
export async function listBoard(database: Database, cycleId: string): Promise<readonly BoardLine[]> {
  const rows: unknown = await database('station_evaluations as e')
    .join('organisations as o', 'o.code', 'e.station')
    .where('e.cycle_id', cycleId)
    .orderBy('o.position')
    .select({ ...prefixed(), stationName: 'o.name', shortName: 'o.short_name', active: 'o.active' });
  return z.array(boardLine).parse(rows);
}

/** What a station was given over the years, newest first. */
export async function listEvaluationsOf(database: Database, station: string): Promise<readonly StationEvaluation[]> {
  const rows: unknown = await database('station_evaluations').where({ station }).orderBy('created_at', 'desc').select(COLUMNS);
  return z.array(stationEvaluationRow).parse(rows);
}

export async function findStationEvaluation(database: Database, id: string): Promise<StationEvaluation | undefined> {
  return stationEvaluationRow.optional().parse(await database('station_evaluations').where({ id }).first(COLUMNS));
}

/** An evaluation, locked until the transaction ends: what concerns one station is decided one after the other. */
export async function lockStationEvaluation(transaction: Transaction, id: string): Promise<StationEvaluation | undefined> {
  return stationEvaluationRow.optional().parse(await transaction('station_evaluations').where({ id }).forUpdate().first(COLUMNS));
}

export interface NewStationEvaluations {
  readonly cycleId: string;
  readonly stations: readonly string[];
  readonly addedReason?: string;
  readonly at: Date;
}

/** Puts stations into a cycle; answers how many weren't there already. */
export async function insertStationEvaluations(
  transaction: Transaction,
  { cycleId, stations, addedReason, at }: NewStationEvaluations,
): Promise<number> {
  if (stations.length === 0) return 0;
  const rows: unknown[] = await transaction('station_evaluations')
    .insert(
      stations.map((station) => ({
        id: evaluationIdOf(cycleId, station),
        cycle_id: cycleId,
        station,
        status: 'self-assessing',
        added_reason: addedReason ?? null,
        created_at: at,
        updated_at: at,
      })),
    )
    .onConflict()
    .ignore()
    .returning('id');
  return rows.length;
}

/** What changes in an evaluation; what isn't named stays. */
export interface StationEvaluationChange {
  readonly status?: StationEvaluationStatus;
  readonly instanceId?: string;
  readonly excusedReason?: string;
  readonly notSubmitted?: boolean;
  readonly selfScore?: number;
  readonly provisionalScore?: number;
  readonly finalScore?: number;
  readonly grade?: string;
  readonly place?: number | null;
  readonly submittedBy?: string;
  readonly submittedAt?: Date;
  readonly confirmedBy?: string;
  readonly confirmedAt?: Date;
  readonly remindedAt?: Date;
  readonly escalatedAt?: Date;
}

export async function changeStationEvaluation(
  transaction: Transaction,
  id: string,
  change: StationEvaluationChange,
  at: Date,
): Promise<void> {
  await transaction('station_evaluations').where({ id }).update({
    status: change.status,
    instance_id: change.instanceId,
    excused_reason: change.excusedReason,
    not_submitted: change.notSubmitted,
    self_score: change.selfScore,
    provisional_score: change.provisionalScore,
    final_score: change.finalScore,
    grade: change.grade,
    place: change.place,
    submitted_by: change.submittedBy,
    submitted_at: change.submittedAt,
    confirmed_by: change.confirmedBy,
    confirmed_at: change.confirmedAt,
    reminded_at: change.remindedAt,
    escalated_at: change.escalatedAt,
    updated_at: at,
  });
}

const COLUMNS = {
  id: 'id',
  cycleId: 'cycle_id',
  station: 'station',
  status: 'status',
  instanceId: 'instance_id',
  addedReason: 'added_reason',
  excusedReason: 'excused_reason',
  notSubmitted: 'not_submitted',
  selfScore: 'self_score',
  provisionalScore: 'provisional_score',
  finalScore: 'final_score',
  grade: 'grade',
  place: 'place',
  submittedBy: 'submitted_by',
  submittedAt: 'submitted_at',
  confirmedBy: 'confirmed_by',
  confirmedAt: 'confirmed_at',
  remindedAt: 'reminded_at',
  escalatedAt: 'escalated_at',
};

function prefixed(): Record<string, string> {
  return Object.fromEntries(Object.entries(COLUMNS).map(([name, column]) => [name, `e.${column}`]));
}
