import { z } from 'zod';
import { audit } from '../audit/audit.ts';
import type { Database, Transaction } from '../connection.ts';

const agencyRow = z.object({
  id: z.string(),
  name: z.string(),
  registrationCode: z.string(),
  representative: z.string(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  professional: z.boolean(),
  qualifiedUntil: z.string().nullable(),
  rating: z.string().nullable(),
  active: z.boolean(),
});

/** 承接机构 (Art 11). */
export type Agency = z.infer<typeof agencyRow>;

/** All agencies by name, those no longer active too. */
export async function listAgencies(database: Database): Promise<readonly Agency[]> {
  return z.array(agencyRow).parse(await database('agencies').orderBy('name').select(COLUMNS));
}

export async function findAgency(database: Database, id: string): Promise<Agency | undefined> {
  return agencyRow.optional().parse(await database('agencies').where({ id }).first(COLUMNS));
}

/** The agency that somebody means by its id, its full name or its 统一社会信用代码. */
export async function findAgencyByText(database: Database, text: string): Promise<Agency | undefined> {
  const row: unknown = await database('agencies')
    .where({ id: text })
    .orWhere({ name: text })
    .orWhere({ registration_code: text })
    .first(COLUMNS);
  return agencyRow.optional().parse(row);
}

/** Enters an agency or corrects it. */
export async function saveAgency(transaction: Transaction, agency: Agency, { by, at }: { readonly by: string; readonly at: Date }) {
  const row = {
    id: agency.id,
    name: agency.name,
    registration_code: agency.registrationCode,
    representative: agency.representative,
    phone: agency.phone,
    address: agency.address,
    professional: agency.professional,
    qualified_until: agency.qualifiedUntil,
    rating: agency.rating,
    active: agency.active,
    changed_by: by,
    changed_at: at,
  };
  await transaction('agencies').insert(row).onConflict('id').merge();
  await audit(transaction, {
    actor: by,
    action: 'agency.save',
    subject: { kind: 'agency', id: agency.id },
    details: { active: agency.active, qualifiedUntil: agency.qualifiedUntil },
    at,
  });
}

const COLUMNS = {
  id: 'id',
  name: 'name',
  registrationCode: 'registration_code',
  representative: 'representative',
  phone: 'phone',
  address: 'address',
  professional: 'professional',
  qualifiedUntil: 'qualified_until',
  rating: 'rating',
  active: 'active',
};
