import type { Activation } from '../activation.ts';
import type { ElementInstance } from '../state.ts';
import { fireComplexJoin } from './complex-join.ts';
import { fireInclusiveJoin } from './inclusive-join.ts';
import type { TokenPositions } from './join-rule.ts';
import { synchronizingJoins, type SynchronizingJoin } from './synchronizing-joins.ts';

/**
 * When everything else in an activation rests, tokens that could still arrive have shown where they are, and the
 * joins that wait for no more of them go on: in each flow scope instance the first one in document order, since its
 * token may be one that another join has to wait for. True when any did.
 */
export function fireJoins(activation: Activation): boolean {
  const joins = synchronizingJoins(activation.definition);
  if (joins.size === 0) {
    return false;
  }
  const instances = activation.instances();
  const scopes = instances.filter(isWaiting);
  if (scopes.length === 0) {
    return false;
  }
  const children = childrenOf(instances, new Set(scopes.map(({ key }) => key)));
  const fired = scopes.filter((scope) => {
    const positions = positionsIn(scope, children.get(scope.key) ?? []);
    return joins.get(scope.elementId)?.some((join) => fire(activation, scope, join, positions)) ?? false;
  });
  return fired.length > 0;
}

function fire(activation: Activation, scope: ElementInstance, join: SynchronizingJoin, positions: TokenPositions): boolean {
  return join.type === 'inclusiveGateway'
    ? fireInclusiveJoin(activation, scope, join, positions)
    : fireComplexJoin(activation, scope, join, positions);
}

function isWaiting({ joins, awaitingReset }: ElementInstance): boolean {
  return joins !== undefined || awaitingReset !== undefined;
}

function childrenOf(instances: readonly ElementInstance[], scopes: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { parent, elementId, role } of instances) {
    // A compensation bears the id of its throw event, whose token may have gone on.
    if (parent !== null && scopes.has(parent) && role !== 'compensation') {
      const inside = children.get(parent) ?? [];
      children.set(parent, inside);
      inside.push(elementId);
    }
  }
  return children;
}

/** Tokens are at live elements and at joins; a path from either begins with what goes out of it. */
function positionsIn({ joins }: ElementInstance, children: readonly string[]): TokenPositions {
  const waiting = Object.entries(joins ?? {}).filter(([, counts]) => Object.keys(counts).length > 0);
  return { active: new Set(children), atJoins: new Set(waiting.map(([id]) => id)) };
}
