import { z } from 'zod';
import type { EngineClientContext } from '../../../client/engine-client-context.ts';
import { STATE_QUERY } from '../../../contract/process-instance.ts';
import type { InstanceState, ProcessDefinition } from '../../../engine/index.ts';
import type { Observation, ObservedEntry, ObservedInstance } from '../run/observation.ts';

/**
 * What is there now: the state of every instance from the engine itself, and what the world was told and the history
 * from the read model, so that the two are held against each other.
 */
export async function observe(context: EngineClientContext, definitions: ReadonlyMap<string, ProcessDefinition>): Promise<Observation> {
  const instances = instanceRows.parse(await context.database.raw(INSTANCES)).rows;
  return {
    instances: await Promise.all(inOrderOfCalls(instances).map((row) => observeInstance(context, definitions, row))),
    log: await readLog(context),
  };
}

async function observeInstance(
  { temporal }: EngineClientContext,
  definitions: ReadonlyMap<string, ProcessDefinition>,
  { id, processId, definitionHash, variables, open }: InstanceRow,
): Promise<ObservedInstance> {
  const definition = definitions.get(definitionHash);
  if (definition === undefined) throw new Error(`${processId} runs, but the scenario has no such version of it`);
  const state = await temporal.workflow.getHandle(id).query<InstanceState>(STATE_QUERY);
  // Called instances have no row of their own kind in the read model: their waits are taken from the state.
  const calls = Object.values(state.waits).flatMap((wait) => (wait.kind === 'child' ? [wait.key] : []));
  return { id, processId, definition, state, variables, openWork: new Set([...open, ...calls]), faults: [] };
}

/**
 * Started instances in order of time, each followed by those it has called in the order of its calls: side by side they
 * may start in any order.
 */
function inOrderOfCalls(rows: readonly InstanceRow[], parent: string | null = null): readonly InstanceRow[] {
  const children = rows.filter((row) => row.parent === parent);
  const ordered = parent === null ? children : children.toSorted((one, other) => callOf(one) - callOf(other));
  return ordered.flatMap((row) => [row, ...inOrderOfCalls(rows, row.id)]);
}

/** The key of the call is the end of the called instance's id. */
function callOf({ id }: InstanceRow): number {
  return Number(id.slice(id.lastIndexOf('/') + 1));
}

async function readLog({ database }: EngineClientContext): Promise<readonly ObservedEntry[]> {
  const { rows } = historyRows.parse(await database.raw(HISTORY));
  return rows.flatMap(({ instanceId, entries }) =>
    entries.flatMap((entry) => {
      const parsed = logEntry.safeParse(entry);
      return parsed.success ? [{ instanceId, entry: parsed.data }] : [];
    }),
  );
}

const INSTANCES = `
  select i.id, i.process_id as "processId", i.definition_hash as "definitionHash", i.parent_instance_id as parent, i.variables, array(
    select key from tasks where instance_id = i.id and state = 'open'
    union all select key from timers where instance_id = i.id
    union all select key from subscriptions where instance_id = i.id
    union all select key from jobs where instance_id = i.id
  ) as open
  from process_instances as i order by i.started_at, i.id`;

const HISTORY = 'select instance_id as "instanceId", entries from instance_history order by at, batch';

const instanceRow = z.object({
  id: z.string(),
  processId: z.string(),
  definitionHash: z.string(),
  parent: z.string().nullable(),
  variables: z.record(z.string(), z.json()),
  open: z.array(z.string()),
});
const instanceRows = z.object({ rows: z.array(instanceRow) });
type InstanceRow = z.infer<typeof instanceRow>;

const historyRows = z.object({ rows: z.array(z.object({ instanceId: z.string(), entries: z.array(z.json()) })) });

/** Of the log only what expectations ask for. */
const logEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('element'),
    event: z.enum(['activated', 'completed', 'terminated']),
    key: z.string(),
    elementId: z.string(),
    role: z.enum(['process', 'element', 'multiInstanceBody', 'compensation']),
    parent: z.string().nullable(),
  }),
  z.object({ type: z.literal('flowTaken'), flowId: z.string(), scope: z.string() }),
]);
