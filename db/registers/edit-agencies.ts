import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';
import { findAgency, saveAgency, type Agency } from './agencies.ts';
import { saveQualification, type PersonQualification } from './person-qualifications.ts';

/** What came of saving something that others may have changed meanwhile. */
export type SaveOutcome =
  | { readonly kind: 'saved' }
  /** Somebody else saved after the form was opened. */
  | { readonly kind: 'changed'; readonly by: string; readonly at: Date }
  /** Another agency has the name or the code. */
  | { readonly kind: 'taken'; readonly field: 'name' | 'registrationCode'; readonly by: string };

export interface Saving {
  /** When what the form showed was saved; undefined: there was nothing yet. */
  readonly seen: Date | undefined;
  readonly by: string;
  readonly at: Date;
}

/** An agency with the time of its last change, for a form that wants to notice other people's. */
export async function findAgencyToEdit(
  database: Database,
  id: string,
): Promise<{ readonly agency: Agency; readonly changedAt: Date } | undefined> {
  const agency = await findAgency(database, id);
  const change = await lastChange(database, 'agencies', { id });
  return agency === undefined || change === undefined ? undefined : { agency, changedAt: change.at };
}

/** Saves an agency, one person at a time; `agency.id` may be new. */
export async function saveAgencyUnlessChanged(transaction: Transaction, agency: Agency, saving: Saving): Promise<SaveOutcome> {
  // Names and codes are unique: whoever saves waits for the one before.
  await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', ['agencies']);
  const change = await lastChange(transaction, 'agencies', { id: agency.id });
  if (change !== undefined && change.at.getTime() !== saving.seen?.getTime()) return { kind: 'changed', ...change };
  for (const [field, column] of [
    ['registrationCode', 'registration_code'],
    ['name', 'name'],
  ] as const) {
    const row: unknown = await transaction('agencies')
      .where({ [column]: agency[field] })
      .whereNot({ id: agency.id })
      .first('name');
    const other = z.object({ name: z.string() }).optional().parse(row);
    if (other !== undefined) return { kind: 'taken', field, by: other.name };
  }
  await saveAgency(transaction, agency, saving);
  return { kind: 'saved' };
}

/** Saves what is known of a person's qualification, one person at a time. */
export async function saveQualificationUnlessChanged(
  transaction: Transaction,
  qualification: PersonQualification,
  saving: Saving,
): Promise<SaveOutcome> {
  await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`qualification ${qualification.personId}`]);
  const change = await lastChange(transaction, 'person_qualifications', { person_id: qualification.personId });
  if (change !== undefined && change.at.getTime() !== saving.seen?.getTime()) return { kind: 'changed', ...change };
  await saveQualification(transaction, qualification, saving);
  return { kind: 'saved' };
}

async function lastChange(
  database: Database,
  table: 'agencies' | 'person_qualifications',
  key: Readonly<Record<string, string>>,
): Promise<{ readonly by: string; readonly at: Date } | undefined> {
  const row: unknown = await database(table).where(key).first({ by: 'changed_by', at: 'changed_at' });
  return z.object({ by: z.string(), at: z.date() }).optional().parse(row);
}
