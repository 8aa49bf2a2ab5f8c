import type { ProcessDefinition } from '../definition/process-definition.ts';
import { reachInto } from './join-reach.ts';

/** Elements of one flow scope instance that tokens are at. */
export interface TokenPositions {
  readonly active: ReadonlySet<string>;
  /** Gateways at which tokens wait. */
  readonly atJoins: ReadonlySet<string>;
}

/**
 * Whether a join need wait no more (BPMN 2.0, 13.4.3): no token can still come along an incoming flow that is empty,
 * unless the same token might as well come along one that is already served. Paths through the join itself don't count.
 */
export function needsNoMore(
  definition: ProcessDefinition,
  join: { readonly id: string; readonly incoming: readonly string[] },
  isServed: (flowId: string) => boolean,
  { active, atJoins }: TokenPositions,
): boolean {
  if (join.incoming.every(isServed)) {
    return true;
  }
  const reach = reachInto(definition, join.id);
  const holdsUp = (elementId: string): boolean => {
    const flows = [...(reach.get(elementId) ?? [])];
    return flows.length > 0 && !flows.some(isServed);
  };
  return ![...active].some(holdsUp) && ![...atJoins].some((id) => id !== join.id && holdsUp(id));
}
