import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SupervisionTopic } from '../../domain/supervision/topics.ts';
import type { Transaction } from '../connection.ts';
import type { Authorship } from './write-case-records.ts';

/** Reports a crisis. */
export async function addCrisis(
  transaction: Transaction,
  { caseId, by, at }: Authorship,
  crisis: { readonly kind?: string | undefined; readonly description: string; readonly measures?: string | undefined },
): Promise<string> {
  const id = randomUUID();
  await transaction('crises').insert({
    id,
    case_id: caseId,
    status: 'reported',
    kind: crisis.kind ?? null,
    description: crisis.description,
    measures: crisis.measures ?? null,
    by_person: by,
    at,
  });
  return id;
}

/** Marks the oldest open crisis of a case as handled; undefined when there is none. */
export async function handleCrisis(
  transaction: Transaction,
  { caseId, by, at }: Authorship,
  measures: string | undefined,
): Promise<string | undefined> {
  const id = await oldestOpen(transaction, 'crises', caseId, 'reported');
  if (id === undefined) return undefined;
  const written = measures === undefined ? {} : { measures };
  await transaction('crises')
    .where({ id })
    .update({ status: 'handled', handled_by: by, handled_at: at, ...written });
  return id;
}

/** Asks supervision about a difficult case. */
export async function askConsultation(transaction: Transaction, { caseId, by, at }: Authorship, question: string): Promise<string> {
  const id = randomUUID();
  await transaction('consultations').insert({ id, case_id: caseId, status: 'asked', question, by_person: by, at });
  return id;
}

export interface ConsultationAnswer {
  /** Absent: the oldest open question of the case. */
  readonly consultationId?: string | undefined;
  readonly advice: string;
  readonly durationMinutes?: number | undefined;
  readonly topic?: SupervisionTopic | undefined;
}

/** Answers an open question of a case; undefined when there is none. */
export async function answerConsultation(
  transaction: Transaction,
  { caseId, by, at }: Authorship,
  { consultationId, advice, durationMinutes, topic }: ConsultationAnswer,
): Promise<string | undefined> {
  const id = consultationId ?? (await oldestOpen(transaction, 'consultations', caseId, 'asked'));
  if (id === undefined) return undefined;
  const answered = await transaction('consultations')
    .where({ id, case_id: caseId, status: 'asked' })
    .update({
      status: 'advised',
      advice,
      advised_by: by,
      advised_at: at,
      duration_minutes: durationMinutes ?? null,
      topic: topic ?? null,
    });
  return answered === 1 ? id : undefined;
}

export interface NewReferral {
  readonly fromOrganisation: string;
  readonly toOrganisation: string;
  readonly reason: string;
  readonly consent: boolean;
  readonly status: 'proposed' | 'consent-refused';
}

export async function addReferral(transaction: Transaction, { caseId, by, at }: Authorship, referral: NewReferral): Promise<string> {
  const id = randomUUID();
  await transaction('referrals').insert({
    id,
    case_id: caseId,
    from_organisation: referral.fromOrganisation,
    to_organisation: referral.toOrganisation,
    status: referral.status,
    reason: referral.reason,
    consent: referral.consent,
    by_person: by,
    at,
  });
  return id;
}

/** Writes the receiving station's answer to the open referral of a case; undefined when there is none. */
export async function answerReferral(
  transaction: Transaction,
  { caseId, by, at }: Authorship,
  status: 'accepted' | 'returned' | 'consent-refused',
  answer: string,
): Promise<string | undefined> {
  const id = await oldestOpen(transaction, 'referrals', caseId, 'proposed');
  if (id === undefined) return undefined;
  await transaction('referrals').where({ id }).update({ status, answer, answered_by: by, answered_at: at });
  return id;
}

export interface NewArchive {
  readonly code: string;
  readonly organisation: string;
  readonly archiveClass: string;
  readonly retainUntil: string;
  readonly note?: string | undefined;
}

/** Files a case; its keeper is who filed it (Art 23: 指定专人). */
export async function addArchive(transaction: Transaction, { caseId, by, at }: Authorship, archive: NewArchive): Promise<void> {
  await transaction('archives').insert({
    code: archive.code,
    case_id: caseId,
    organisation: archive.organisation,
    archive_class: archive.archiveClass,
    keeper: by,
    filed_at: at,
    retain_until: archive.retainUntil,
    note: archive.note ?? null,
  });
}

async function oldestOpen(transaction: Transaction, table: string, caseId: string, status: string): Promise<string | undefined> {
  const row: unknown = await transaction(table).where({ case_id: caseId, status }).orderBy('at').first('id');
  return z.object({ id: z.string() }).optional().parse(row)?.id;
}
