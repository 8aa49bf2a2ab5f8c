import type { Knex } from 'knex';
import { z } from 'zod';
import { isTrainingKind, type TrainingKind } from '../../domain/training/training-kinds.ts';
import type { Database, Transaction } from '../connection.ts';
import { numericColumn } from './numeric-column.ts';
import { offsetOf, type Page, type PageRequest } from './page.ts';

const kind = z.string().refine(isTrainingKind);

const training = z.object({
  /** PX-2026-000001. */
  id: z.string(),
  station: z.string(),
  date: z.string(),
  topic: z.string(),
  kind,
  /** 学时 that each participant is credited with. */
  hours: numericColumn,
  organiser: z.string(),
  revision: z.number(),
  byPerson: z.string(),
  at: z.date(),
  cancelledBy: z.string().nullable(),
  cancelledAt: z.date().nullable(),
  cancelReason: z.string().nullable(),
  /** Person ids. */
  participants: z.array(z.string()),
});

/** A training of a station's people. */
export type Training = z.infer<typeof training>;

/** What is recorded of a training and may be corrected. */
export interface TrainingContent {
  readonly date: string;
  readonly topic: string;
  readonly kind: TrainingKind;
  readonly hours: number;
  readonly organiser: string;
  readonly participants: readonly string[];
}

export interface TrainingFilter {
  readonly year?: number;
  readonly station?: string;
  readonly kind?: TrainingKind;
}

export interface TrainingPage extends Page<Training> {
  /** Of those that weren't cancelled: how many, and the hours of all participants. */
  readonly held: number;
  readonly creditedHours: number;
}

/** Trainings of some stations, newest day first, cancelled ones too, with sums over everything that the filter finds. */
export async function listTrainings(
  database: Database,
  stations: readonly string[],
  filter: TrainingFilter,
  request: PageRequest,
): Promise<TrainingPage> {
  const found = selectTrainings(database, stations, filter);
  const [sums] = z.tuple([z.object({ total: z.number(), held: z.number(), creditedHours: numericColumn })]).parse(
    await found.clone().select(
      database.raw(`count(*)::integer as total, (count(*) filter (where cancelled_at is null))::integer as held,
        coalesce(sum(hours * (select count(*) from training_participants p where p.training_id = t.id)) filter (where cancelled_at is null), 0)::text
          as "creditedHours"`),
    ),
  );
  const rows: unknown = await selectColumns(database, found)
    .orderBy([
      { column: 't.date', order: 'desc' },
      { column: 't.id', order: 'desc' },
    ])
    .offset(offsetOf(request))
    .limit(request.size);
  return { rows: z.array(training).parse(rows), ...sums, page: request.page, size: request.size };
}

export async function findTraining(database: Database, id: string): Promise<Training | undefined> {
  return training.optional().parse(await selectColumns(database, database('trainings as t').where({ id })).first());
}

/** The training, locked until the transaction ends, so that two people who change it come one after the other. */
export async function lockTraining(transaction: Transaction, id: string): Promise<Training | undefined> {
  await transaction('trainings').where({ id }).forUpdate().first('id');
  return await findTraining(transaction, id);
}

const correction = z.object({
  before: z.object({
    date: z.string(),
    topic: z.string(),
    kind,
    hours: z.number(),
    organiser: z.string(),
    participants: z.array(z.string()),
  }),
  reason: z.string(),
  byPerson: z.string(),
  at: z.date(),
});

/** What stood in the record until somebody corrected it, and why they did. */
export type TrainingCorrection = z.infer<typeof correction>;

/** In the order in which they were made. */
export async function listCorrections(database: Database, trainingId: string): Promise<readonly TrainingCorrection[]> {
  const rows: unknown = await database('training_corrections')
    .where({ training_id: trainingId })
    .orderBy('id')
    .select('before', 'reason', 'at', { byPerson: 'by_person' });
  return z.array(correction).parse(rows);
}

function selectTrainings(database: Database, stations: readonly string[], { year, station, kind: wanted }: TrainingFilter) {
  const query = database('trainings as t').whereIn('t.station', [...stations]);
  if (year !== undefined) void query.whereBetween('t.date', [`${year}-01-01`, `${year}-12-31`]);
  if (station !== undefined) void query.where('t.station', station);
  if (wanted !== undefined) void query.where('t.kind', wanted);
  return query;
}

function selectColumns(database: Database, query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .select('t.id', 't.station', 't.date', 't.topic', 't.kind', 't.hours', 't.organiser', 't.revision', 't.at', {
      byPerson: 't.by_person',
      cancelledBy: 't.cancelled_by',
      cancelledAt: 't.cancelled_at',
      cancelReason: 't.cancel_reason',
    })
    .select(
      database.raw(
        'array(select p.person_id from training_participants p where p.training_id = t.id order by p.person_id) as participants',
      ),
    );
}
