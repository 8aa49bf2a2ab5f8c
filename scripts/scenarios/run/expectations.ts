import { own } from '../../../contract/own.ts';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../../contract/json.ts';
import type { Expectation } from '../format/step.ts';
import { openUserTasks, waitingElements } from './live-elements.ts';
import { containsItems, isSubsequence, sameItems } from './multiset.ts';
import { narrow, type Observation, type ObservedEntry, type ObservedInstance } from './observation.ts';

type State = NonNullable<Expectation['state']>;

const NOT_STARTED = 'no such instance';

/** Which of the expectations don't hold, each as what was wanted and what there is; empty when all do. */
export function unmetExpectations(expectation: Expectation, whole: Observation): readonly string[] {
  const observation = narrow(whole, expectation.in);
  const where = expectation.in === undefined ? '' : `in ${expectation.in}: `;
  return [
    ...unmetState(expectation, observation),
    ...unmetList('active', expectation.active, observation.instances.flatMap(waitingElements), sameItems),
    ...unmetList('tasks', expectation.tasks, observation.instances.flatMap(openUserTasks), sameItems),
    ...unmetIncidents(expectation, observation),
    ...unmetVariables(expectation, observation),
    ...unmetList('completed', expectation.completed, ended(observation.log, 'completed'), isSubsequence),
    ...unmetCounts(expectation, observation),
    ...unmetList('terminated', expectation.terminated, ended(observation.log, 'terminated'), containsItems),
    ...unmetList('taken', expectation.taken, takenFlows(observation.log), containsItems),
  ].map((unmet) => `${where}${unmet}`);
}

/**
 * The scenario's own instance decides, or any of the narrowed ones. An active instance with an open incident, its own
 * or one of an instance it called, is in the state `incident`.
 */
function unmetState({ state, in: processId, incidents }: Expectation, { instances }: Observation): readonly string[] {
  if (state === undefined) return [];
  const judged = processId === undefined ? instances.slice(0, 1) : instances;
  const found = judged.map((instance) => stateOf(instance, processId === undefined ? instances : [instance]));
  // Whoever names the incidents as well may call the instance active: it is, beside them.
  const wanted: readonly State[] = state === 'active' && incidents !== undefined && incidents.length > 0 ? ['active', 'incident'] : [state];
  return found.some((one) => wanted.includes(one)) ? [] : [wantedGot('state', state, found.length === 0 ? NOT_STARTED : found.join(', '))];
}

function stateOf(instance: ObservedInstance, withIncidents: readonly ObservedInstance[]): State {
  if (instance.state.status !== 'active') return instance.state.status;
  return withIncidents.some(({ state }) => Object.keys(state.incidents).length > 0) ? 'incident' : 'active';
}

function unmetIncidents({ incidents }: Expectation, { instances }: Observation): readonly string[] {
  if (incidents === undefined) return [];
  const open = instances.flatMap(({ state }) => Object.values(state.incidents));
  const matches =
    sameItems(
      open.map((incident) => incident.elementId),
      incidents.map((incident) => incident.element),
    ) &&
    incidents.every(
      ({ element, kind }) => kind === undefined || open.some((incident) => incident.elementId === element && incident.kind === kind),
    );
  const found = open.map(({ elementId, kind, message }) => `${elementId} (${kind}: ${message})`);
  return matches ? [] : [wantedGot('incidents', incidents, found)];
}

/** A variable that isn't there reads as null, so expecting null accepts both. */
function unmetVariables({ variables, in: processId }: Expectation, { instances }: Observation): readonly string[] {
  if (variables === undefined) return [];
  if (instances.length === 0) return [wantedGot('variables', variables, NOT_STARTED)];
  const judged = processId === undefined ? instances.slice(0, 1) : instances;
  const differences = judged.map((instance) => differingVariables(variables, instance.variables));
  const [first = []] = differences;
  return differences.some((difference) => difference.length === 0) ? [] : first;
}

function differingVariables(wanted: JsonObject, got: JsonObject): readonly string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => !isDeepStrictEqual(own(got, name) ?? null, value))
    .map(([name, value]) => wantedGot(`variable ${name}`, value, own(got, name)));
}

function unmetCounts({ completedCount }: Expectation, { log }: Observation): readonly string[] {
  const entries = log.flatMap(({ entry }) =>
    entry.type === 'element' && entry.event === 'completed' && entry.role === 'element' ? [entry.elementId] : [],
  );
  return Object.entries(completedCount ?? {}).flatMap(([element, count]) => {
    const found = entries.filter((id) => id === element).length;
    return found === count ? [] : [wantedGot(`completedCount of ${element}`, count, found)];
  });
}

/** Inner instances of multi-instance activities, not their bodies, unless a body ended without any; what compensates is no element. */
function ended(log: readonly ObservedEntry[], event: 'completed' | 'terminated'): readonly string[] {
  const entries = log.flatMap(({ entry }) =>
    entry.type === 'element' && entry.event === event && entry.role !== 'compensation' ? [entry] : [],
  );
  const inner = new Set(entries.filter((entry) => entry.role === 'element').map((entry) => entry.elementId));
  return entries.filter((entry) => entry.role !== 'multiInstanceBody' || !inner.has(entry.elementId)).map((entry) => entry.elementId);
}

function takenFlows(log: readonly ObservedEntry[]): readonly string[] {
  return log.flatMap(({ entry }) => (entry.type === 'flowTaken' ? [entry.flowId] : []));
}

function unmetList(
  what: string,
  wanted: readonly string[] | undefined,
  got: readonly string[],
  matches: (got: readonly string[], wanted: readonly string[]) => boolean,
): readonly string[] {
  return wanted === undefined || matches(got, wanted) ? [] : [wantedGot(what, wanted, got)];
}

function wantedGot(what: string, wanted: unknown, got: unknown): string {
  return `${what}: wanted ${JSON.stringify(wanted)}, got ${got === undefined ? 'nothing' : JSON.stringify(got)}`;
}
