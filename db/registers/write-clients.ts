import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ClientTag } from '../../domain/client-tags.ts';
import { maskIdNumber } from '../../domain/masking.ts';
import type { Database, Transaction } from '../connection.ts';
import type { RegisterKeys } from './register-keys.ts';

export interface ClientData {
  readonly name: string;
  readonly sex?: 'male' | 'female' | undefined;
  readonly birthDate?: string | undefined;
  /** Checked and normalised. */
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly tags: readonly ClientTag[];
  readonly householdId?: string | undefined;
  readonly householdRelation?: string | undefined;
  readonly organisation: string;
  readonly consentedAt?: Date | undefined;
}

/** Registers a client and answers the new id. */
export async function insertClient(transaction: Transaction, data: ClientData, by: string, keys: RegisterKeys): Promise<string> {
  const id = randomUUID();
  await transaction('clients').insert({
    id,
    name: data.name,
    organisation: data.organisation,
    created_by: by,
    ...detailColumns(data, keys),
    tags: [...data.tags],
  });
  return id;
}

/** Updates a registered client: what isn't given stays, tags are added; the file stays where it is kept. False when there is no such client. */
export async function updateClient(transaction: Transaction, id: string, data: ClientData, keys: RegisterKeys): Promise<boolean> {
  const changed = await transaction('clients')
    .where({ id })
    .update({
      name: data.name,
      ...detailColumns(data, keys),
      tags: transaction.raw('array(select distinct unnest(tags || ?::text[]))', [[...data.tags]]),
      updated_at: transaction.fn.now(),
    });
  return changed === 1;
}

export async function insertHousehold(
  transaction: Transaction,
  organisation: string,
  address: string | undefined,
  by: string,
): Promise<string> {
  const id = randomUUID();
  await transaction('households').insert({ id, organisation, address: address ?? null, created_by: by });
  return id;
}

const sameClient = z.object({
  id: z.string(),
  name: z.string(),
  idNumberMasked: z.string().nullable(),
  organisationName: z.string(),
  householdId: z.string().nullable(),
});
export type SameClient = z.infer<typeof sameClient>;

/** The client with this ID number, wherever in the city the file is kept. */
export async function findClientByIdNumber(database: Database, idNumber: string, keys: RegisterKeys): Promise<SameClient | undefined> {
  const row: unknown = await candidates(database)
    .whereIn('k.id_number_digest', [...keys.digests(idNumber)])
    .first();
  return sameClient.optional().parse(row);
}

/** Clients of the same name with the same birth date or phone: perhaps the same person. At most ten. */
export async function findSimilarClients(
  database: Database,
  { name, birthDate, phone }: { readonly name: string; readonly birthDate?: string | undefined; readonly phone?: string | undefined },
): Promise<readonly SameClient[]> {
  if (birthDate === undefined && phone === undefined) return [];
  const rows: unknown = await candidates(database)
    .where('k.name', name)
    .where((either) => {
      if (birthDate !== undefined) void either.orWhere('k.birth_date', birthDate);
      if (phone !== undefined) void either.orWhere('k.phone', phone);
    })
    .orderBy('k.created_at')
    .limit(10);
  return z.array(sameClient).parse(rows);
}

export async function findClient(database: Database, id: string): Promise<SameClient | undefined> {
  const row: unknown = await candidates(database).where('k.id', id).first();
  return sameClient.optional().parse(row);
}

function candidates(database: Database) {
  return database('clients as k').join('organisations as o', 'o.code', 'k.organisation').select({
    id: 'k.id',
    name: 'k.name',
    idNumberMasked: 'k.id_number_masked',
    organisationName: 'o.short_name',
    householdId: 'k.household_id',
  });
}

/** Columns of what is known; what isn't is left out, so that an update keeps it. */
function detailColumns(data: ClientData, keys: RegisterKeys): Record<string, unknown> {
  const columns = {
    sex: data.sex,
    birth_date: data.birthDate,
    id_number_sealed: data.idNumber === undefined ? undefined : keys.seal(data.idNumber),
    id_number_digest: data.idNumber === undefined ? undefined : keys.digest(data.idNumber),
    id_number_masked: data.idNumber === undefined ? undefined : maskIdNumber(data.idNumber),
    phone: data.phone,
    address: data.address,
    household_id: data.householdId,
    household_relation: data.householdRelation,
    consented_at: data.consentedAt,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
