import { z } from 'zod';
import type { HeadRecord } from '../../domain/contracts/check-agency.ts';
import { audit } from '../audit/audit.ts';
import type { Database, Transaction } from '../connection.ts';

const certificate = z.enum(['junior', 'intermediate', 'senior']).nullable();

const qualificationRow = z.object({
  personId: z.string(),
  certificate,
  certifiedOn: z.string().nullable(),
  practisingSince: z.string().nullable(),
});

/** What Art 11 asks of those who lead a station. */
export type PersonQualification = z.infer<typeof qualificationRow>;

export async function findQualification(database: Database, personId: string): Promise<PersonQualification | undefined> {
  const row: unknown = await database('person_qualifications')
    .where({ person_id: personId })
    .first({ personId: 'person_id', certificate: 'certificate', certifiedOn: 'certified_on', practisingSince: 'practising_since' });
  return qualificationRow.optional().parse(row);
}

/** Who leads a station now, with what is entered about them. */
export async function headsOf(database: Database, station: string): Promise<readonly HeadRecord[]> {
  const rows: unknown = await database('assignments as a')
    .join('people as p', 'p.id', 'a.person_id')
    .leftJoin('person_qualifications as q', 'q.person_id', 'p.id')
    .where({ 'a.organisation': station, 'a.role': 'head', 'p.active': true })
    .whereNull('a.ended_at')
    .orderBy('p.name')
    .select({ name: 'p.name', certificate: 'q.certificate', practisingSince: 'q.practising_since' });
  return z.array(z.object({ name: z.string(), certificate, practisingSince: z.string().nullable() })).parse(rows);
}

/** Enters or corrects what is known of a person's qualification. */
export async function saveQualification(
  transaction: Transaction,
  { personId, ...known }: PersonQualification,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await transaction('person_qualifications')
    .insert({
      person_id: personId,
      certificate: known.certificate,
      certified_on: known.certifiedOn,
      practising_since: known.practisingSince,
      changed_by: by,
      changed_at: at,
    })
    .onConflict('person_id')
    .merge();
  await audit(transaction, {
    actor: by,
    action: 'person.qualification',
    subject: { kind: 'person', id: personId },
    details: { certificate: known.certificate },
    at,
  });
}
