import type { JsonObject } from '../contract/json.ts';
import { DEFAULT_ORGANISATION, instanceId } from '../contract/process-instance.ts';
import { processManifestSchema } from '../contract/process-manifest.ts';
import { readTimerStartRules } from '../contract/timer-start-rules.ts';
import type { Database } from '../db/connection.ts';
import { nextCode } from '../db/registers/codes.ts';
import { loadOrganisationTree } from '../db/registers/organisations.ts';
import type { Schedule } from '../db/schedules/schedule.ts';
import type { NameInstance } from '../db/schedules/schedule-runs.ts';
import { addedVariables } from '../domain/start-variables.ts';

export type ScheduledVersion = NonNullable<Schedule['version']>;

/** Names an instance as the package says; one of a process without a package by its start event and the time. */
export function namesOf({ processId, elementId }: Schedule, { manifest }: ScheduledVersion, dueAt: Date): NameInstance {
  return async (transaction) => {
    const whole = processManifestSchema.safeParse(manifest);
    const businessKey = whole.success
      ? await nextCode(transaction, whole.data.businessKey.prefix, new Date())
      : `${elementId}-${dueAt.toISOString().slice(0, 19)}Z`;
    return { businessKey, instanceId: instanceId(processId, businessKey) };
  };
}

/** Who owns an instance that a timer starts, and what it starts with. */
export async function timerInstance(
  database: Database,
  { manifest }: ScheduledVersion,
  { businessKey, startedBy }: { readonly businessKey: string; readonly startedBy: string | null },
): Promise<{ readonly organisation: string; readonly variables: JsonObject }> {
  const { organisation = DEFAULT_ORGANISATION, variables } = readTimerStartRules(manifest);
  const whole = processManifestSchema.safeParse(manifest);
  if (!whole.success) return { organisation, variables };
  const tree = await loadOrganisationTree(database);
  const facts = { businessKey, organisation, tree, ...(startedBy === null ? {} : { startedBy }) };
  return { organisation, variables: { ...variables, ...addedVariables(whole.data, facts) } };
}
