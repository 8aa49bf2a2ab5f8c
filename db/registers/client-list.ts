import { z } from 'zod';
import type { ReadingScope } from '../../domain/access/reading-scope.ts';
import { maskName, maskPhone } from '../../domain/masking.ts';
import type { Database } from '../connection.ts';
import { readableCases } from './case-scope.ts';
import { containing, offsetOf, type Page, type PageRequest } from './page.ts';
import type { RegisterKeys } from './register-keys.ts';

export interface ClientFilter {
  /** Part of a name, a whole phone number, or a whole ID number. */
  readonly search?: string;
  readonly tag?: string;
  readonly organisation?: string;
}

/** A client as lists show it; the phone is masked, the name too where the file needs a reason. */
export interface ClientLine {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  readonly birthDate: string | null;
  readonly idNumberMasked: string | null;
  readonly phoneMasked: string | null;
  readonly tags: readonly string[];
  readonly organisation: string;
  readonly organisationName: string;
  readonly openCases: number;
  readonly reasonNeeded: boolean;
}

/** Clients that the person may read (or may read with a reason), by organisation and name. */
export async function listClients(
  database: Database,
  scope: ReadingScope,
  keys: RegisterKeys,
  filter: ClientFilter,
  request: PageRequest,
): Promise<Page<ClientLine>> {
  const readable = database.raw('(k.organisation = any(?) or exists (select 1 from cases c where c.client_id = k.id and ?))', [
    [...scope.all],
    readableCases(database, scope),
  ]);
  const query = database('clients as k').join('organisations as o', 'o.code', 'k.organisation');
  void query.where((either) => void either.whereRaw(readable).orWhereRaw('k.organisation = any(?)', [[...scope.withReason]]));
  if (filter.tag !== undefined) void query.whereRaw('? = any(k.tags)', [filter.tag]);
  if (filter.organisation !== undefined) void query.where('k.organisation', filter.organisation);
  const search = filter.search?.trim() ?? '';
  if (search !== '') {
    void query.where((either) => {
      // Where only the masked name is shown, a search by parts of it would undo the mask.
      void either.where((byName) => void byName.whereRaw(readable).whereILike('k.name', containing(search)));
      void either.orWhere('k.name', search).orWhere('k.phone', search.replaceAll(/[\s-]/g, ''));
      void either.orWhereIn('k.id_number_digest', [...keys.digests(search.replaceAll(/\s/g, '').toUpperCase())]);
    });
  }
  const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(await query.clone().count({ total: '*' }));
  const rows: unknown = await query
    .orderBy(['o.position', 'k.name', 'k.id'])
    .offset(offsetOf(request))
    .limit(request.size)
    .select({
      id: 'k.id',
      name: 'k.name',
      sex: 'k.sex',
      birthDate: 'k.birth_date',
      idNumberMasked: 'k.id_number_masked',
      phone: 'k.phone',
      tags: 'k.tags',
      organisation: 'k.organisation',
      organisationName: 'o.short_name',
    })
    .select(database.raw('not ? as "reasonNeeded"', [readable]))
    .select(database.raw(`(select count(*)::integer from cases c where c.client_id = k.id and c.closed_at is null) as "openCases"`));
  return { rows: z.array(clientRow).parse(rows).map(present), total, page: request.page, size: request.size };
}

const clientRow = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  birthDate: z.string().nullable(),
  idNumberMasked: z.string().nullable(),
  phone: z.string().nullable(),
  tags: z.array(z.string()),
  organisation: z.string(),
  organisationName: z.string(),
  openCases: z.number(),
  reasonNeeded: z.boolean(),
});

function present({ phone, ...row }: z.infer<typeof clientRow>): ClientLine {
  const phoneMasked = phone === null ? null : maskPhone(phone);
  return row.reasonNeeded
    ? { ...row, name: maskName(row.name), birthDate: row.birthDate === null ? null : row.birthDate.slice(0, 4), phoneMasked }
    : { ...row, phoneMasked };
}
