import { z } from 'zod';
import { TRAINING_PREFIX } from '../../domain/code-schemes.ts';
import { audit } from '../audit/audit.ts';
import type { Transaction } from '../connection.ts';
import { nextCode } from './codes.ts';
import { lockTraining, type Training, type TrainingContent } from './trainings.ts';

export interface TrainingAuthorship {
  readonly by: string;
  readonly at: Date;
}

/** A change of a record that its author has seen. */
export interface TrainingChange extends TrainingAuthorship {
  readonly id: string;
  /** Revision that the form showed. */
  readonly revision: number;
  readonly reason: string;
}

/** What came of a change: nothing is changed over somebody else's head. */
export type TrainingChangeOutcome =
  | { readonly kind: 'done' }
  /** Somebody corrected it after the form was opened. */
  | { readonly kind: 'changed'; readonly training: Training }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown' };

/** Records a training; the same request again answers with the code that it has. */
export async function recordTraining(
  transaction: Transaction,
  training: TrainingContent & { readonly requestId: string; readonly station: string },
  { by, at }: TrainingAuthorship,
): Promise<string> {
  const { requestId, station, participants, ...content } = training;
  await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`training ${requestId}`]);
  const row: unknown = await transaction('trainings').where({ request_id: requestId }).first('id');
  const known = z.object({ id: z.string() }).optional().parse(row);
  if (known !== undefined) return known.id;
  const id = await nextCode(transaction, TRAINING_PREFIX, at);
  await transaction('trainings').insert({ id, request_id: requestId, station, ...content, by_person: by, at });
  await addParticipants(transaction, id, participants);
  await audit(transaction, {
    actor: by,
    action: 'training.record',
    subject: { kind: 'training', id },
    details: { station, date: content.date, hours: content.hours, participants: participants.length },
    at,
  });
  return id;
}

/** Puts a record right, and keeps what stood there and why it was wrong. */
export async function correctTraining(
  transaction: Transaction,
  { id, revision, reason, by, at }: TrainingChange,
  corrected: TrainingContent,
): Promise<TrainingChangeOutcome> {
  const known = await lockTraining(transaction, id);
  const obstacle = obstacleTo(known, revision);
  if (known === undefined || obstacle !== undefined) return obstacle ?? { kind: 'unknown' };
  const { date, topic, kind, hours, organiser, participants } = known;
  const before = JSON.stringify({ date, topic, kind, hours, organiser, participants });
  await transaction('training_corrections').insert({ training_id: id, before, reason, by_person: by, at });
  const { participants: taught, ...content } = corrected;
  await transaction('trainings')
    .where({ id })
    .update({ ...content, revision: revision + 1 });
  await transaction('training_participants').where({ training_id: id }).delete();
  await addParticipants(transaction, id, taught);
  await audit(transaction, {
    actor: by,
    action: 'training.correct',
    subject: { kind: 'training', id },
    details: { station: known.station, date: content.date, hours: content.hours, participants: taught.length, reason },
    at,
  });
  return { kind: 'done' };
}

/** Takes a training out of everybody's hours; the record stays, with the reason. */
export async function cancelTraining(
  transaction: Transaction,
  { id, revision, reason, by, at }: TrainingChange,
): Promise<TrainingChangeOutcome> {
  const known = await lockTraining(transaction, id);
  const obstacle = obstacleTo(known, revision);
  if (known === undefined || obstacle !== undefined) return obstacle ?? { kind: 'unknown' };
  await transaction('trainings').where({ id }).update({ cancelled_by: by, cancelled_at: at, cancel_reason: reason });
  await audit(transaction, {
    actor: by,
    action: 'training.cancel',
    subject: { kind: 'training', id },
    details: { station: known.station, date: known.date, reason },
    at,
  });
  return { kind: 'done' };
}

function obstacleTo(training: Training | undefined, revision: number): TrainingChangeOutcome | undefined {
  if (training === undefined) return { kind: 'unknown' };
  if (training.cancelledAt !== null) return { kind: 'cancelled' };
  return training.revision === revision ? undefined : { kind: 'changed', training };
}

async function addParticipants(transaction: Transaction, trainingId: string, participants: readonly string[]): Promise<void> {
  await transaction('training_participants').insert(
    [...new Set(participants)].map((person) => ({ training_id: trainingId, person_id: person })),
  );
}
