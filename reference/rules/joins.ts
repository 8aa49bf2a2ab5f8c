import { elementOf, flowOf, type Model } from '../model.ts';
import type { ReferenceState } from '../state.ts';
import { canFire, fire } from './complex.ts';
import { canJoin, join } from './inclusive.ts';

/** A gateway of a scope instance that can go on with tokens that wait at it. */
export interface Join {
  readonly gateway: string;
  readonly scope: string;
}

/** All inclusive and complex gateways that can go on; a parallel one does with its last token. */
export function* enabledJoins(model: Model, state: ReferenceState): Iterable<Join> {
  const seen = new Set<string>();
  const arrived = state.tokens.flatMap(({ flow, scope, isTaken }) => (isTaken ? [{ gateway: flowOf(model, flow).target, scope }] : []));
  for (const { gateway, scope } of [...arrived, ...state.resetting]) {
    const key = `${gateway} ${scope}`;
    const { type } = elementOf(model, gateway);
    if (seen.has(key) || type === 'parallelGateway') continue;
    seen.add(key);
    const mayJoin = type === 'complexGateway' ? canFire(model, state, gateway, scope) : canJoin(model, state, gateway, scope);
    if (mayJoin) yield { gateway, scope };
  }
}

export function goOn(model: Model, state: ReferenceState, { gateway, scope }: Join): ReferenceState {
  const isComplex = elementOf(model, gateway).type === 'complexGateway';
  return isComplex ? fire(model, state, gateway, scope) : join(model, state, gateway, scope);
}
