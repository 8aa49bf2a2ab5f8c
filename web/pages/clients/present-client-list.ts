import { listClients, type ClientFilter } from '../../../db/registers/client-list.ts';
import type { ReadingScope } from '../../../domain/access/reading-scope.ts';
import { clientTagLabel, clientTags, isClientTag } from '../../../domain/client-tags.ts';
import { organisationOptions } from '../../access/organisation-options.ts';
import { pageNumber, pagination } from '../../pagination.ts';
import type { Services } from '../../services.ts';
import { ageText, sexLabel } from './person-words.ts';

const PAGE_SIZE = 30;

export async function presentClientList(
  { database, organisations, registerKeys, now }: Services,
  scope: ReadingScope,
  query: (name: string) => string | undefined,
): Promise<object> {
  const [search, tag, organisation] = [query('q'), query('tag'), query('organisation')];
  const filter: ClientFilter = {
    ...(search === undefined ? {} : { search }),
    ...(tag !== undefined && isClientTag(tag) ? { tag } : {}),
    ...(organisation === undefined ? {} : { organisation }),
  };
  const found = await listClients(database, scope, registerKeys, filter, { page: pageNumber(query('page')), size: PAGE_SIZE });
  return {
    search,
    hasFilters: search !== undefined || tag !== undefined || organisation !== undefined,
    tags: Object.entries(clientTags).map(([value, { label }]) => ({ value, label, chosen: value === tag })),
    organisations: organisationOptions(await organisations(), [...scope.all, ...scope.withReason], organisation),
    clients: found.rows.map((client) => ({
      ...client,
      address: `/clients/${encodeURIComponent(client.id)}`,
      sexLabel: sexLabel(client.sex),
      ageText: ageText(client.birthDate, now()),
      tags: client.tags.map(clientTagLabel),
    })),
    pagination: pagination({
      path: '/clients',
      filters: { q: search, tag, organisation },
      page: found.page,
      size: found.size,
      total: found.total,
    }),
  };
}
