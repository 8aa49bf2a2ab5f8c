import type { JsonObject } from '../../../contract/json.ts';
import { openUserTasks, waitingElements } from '../../scenarios/run/live-elements.ts';
import type { Observation } from '../../scenarios/run/observation.ts';

/** What a scenario expects in order to find things as they were seen. */
export function expectationOf({ instances }: Observation): JsonObject {
  const [own] = instances;
  const incidents = instances.flatMap(({ state }) =>
    Object.values(state.incidents).map(({ elementId, kind }) => ({ element: elementId, kind })),
  );
  return {
    ...(own ? { state: own.state.status === 'active' && incidents.length > 0 ? 'incident' : own.state.status } : {}),
    active: instances.flatMap(waitingElements),
    tasks: instances.flatMap(openUserTasks),
    incidents,
    ...(own ? { variables: own.variables } : {}),
  };
}
