import type { ComplexGateway, ElementDefinition, InclusiveGateway } from '../definition/element-definition.ts';
import { perDefinition } from '../definition/per-definition.ts';

/** A gateway that decides by what can still arrive whether it goes on. */
export type SynchronizingJoin = InclusiveGateway | ComplexGateway;

export function isSynchronizing(element: ElementDefinition): element is SynchronizingJoin {
  switch (element.type) {
    case 'inclusiveGateway':
      return element.incoming.length > 1;
    case 'complexGateway':
      return element.activationCondition !== undefined;
    default:
      return false;
  }
}

/** The joins of each flow scope that has any, in document order. */
export const synchronizingJoins = perDefinition((definition): ReadonlyMap<string, readonly SynchronizingJoin[]> => {
  const byScope = new Map<string, SynchronizingJoin[]>();
  for (const join of Object.values(definition.elements).filter(isSynchronizing)) {
    const joins = byScope.get(join.scope) ?? [];
    byScope.set(join.scope, joins);
    joins.push(join);
  }
  return byScope;
});
