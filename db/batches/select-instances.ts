import { z } from 'zod';

/** Which instances a batch is for: a list, or everything that a filter finds at the moment of its creation. */
export const instanceSelection = z.union([
  z.strictObject({ ids: z.array(z.string().min(1)).min(1).max(10_000) }),
  z.strictObject({
    filter: z.strictObject({
      processId: z.string(),
      status: z.enum(['active', 'completed', 'terminated']),
      /** The version that they run. */
      definitionHash: z.string().exactOptional(),
      organisation: z.string().exactOptional(),
      /** An element at which they stand. */
      elementId: z.string().exactOptional(),
      /** True: only those with an open incident. */
      hasIncident: z.boolean().exactOptional(),
    }),
  }),
]);
export type InstanceSelection = Readonly<z.infer<typeof instanceSelection>>;

/** A query of ids in the order in which they are worked off, and its values. */
export function selectedInstances(selection: InstanceSelection): {
  readonly sql: string;
  readonly values: Readonly<Record<string, string | string[]>>;
} {
  if ('ids' in selection) {
    return {
      sql: 'select id, min(place) as place from unnest(:ids::text[]) with ordinality as given(id, place) group by id',
      values: { ids: selection.ids },
    };
  }
  const { processId, status, definitionHash, organisation, elementId, hasIncident } = selection.filter;
  const conditions = [
    'i.process_id = :processId',
    'i.status = :status',
    ...(definitionHash === undefined ? [] : ['i.definition_hash = :definitionHash']),
    ...(organisation === undefined ? [] : ['i.organisation = :organisation']),
    ...(elementId === undefined ? [] : ['exists (select from live_elements e where e.instance_id = i.id and e.element_id = :elementId)']),
    ...(hasIncident === true ? ['exists (select from incidents n where n.instance_id = i.id)'] : []),
  ];
  return {
    sql: `select i.id, row_number() over (order by i.started_at, i.id) as place from process_instances i where ${conditions.join(' and ')}`,
    values: {
      processId,
      status,
      ...(definitionHash === undefined ? {} : { definitionHash }),
      ...(organisation === undefined ? {} : { organisation }),
      ...(elementId === undefined ? {} : { elementId }),
    },
  };
}
