import type { Activation } from '../activation.ts';

/** Tokens at a joining gateway, by incoming flow; flows without a token are absent. */
export type TokenCounts = Readonly<Record<string, number>>;

export function tokensAt(activation: Activation, scope: string, gateway: string): TokenCounts {
  return activation.instance(scope).joins?.[gateway] ?? {};
}

/** A token has come to a join along a flow; the answer is what stands there now. */
export function addToken(activation: Activation, scope: string, gateway: string, flowId: string): TokenCounts {
  const before = tokensAt(activation, scope, gateway);
  return setTokens(activation, scope, gateway, { ...before, [flowId]: (before[flowId] ?? 0) + 1 });
}

/** Takes one token of each of these flows; further ones stay for the next time. */
export function consumeTokens(activation: Activation, scope: string, gateway: string, flowIds: readonly string[]): void {
  const left = Object.entries(tokensAt(activation, scope, gateway)).map(([id, count]): [string, number] => [
    id,
    flowIds.includes(id) ? count - 1 : count,
  ]);
  setTokens(activation, scope, gateway, Object.fromEntries(left.filter(([, count]) => count > 0)));
}

/** The tokens at a join are gone. */
export function clearTokens(activation: Activation, scope: string, gateway: string): void {
  // Joins that nothing waits at are left out: a long diagram would copy all those behind it at each next one.
  const { [gateway]: _cleared, ...joins } = activation.instance(scope).joins ?? {};
  activation.update(scope, { joins });
}

function setTokens(activation: Activation, scope: string, gateway: string, counts: TokenCounts): TokenCounts {
  if (Object.keys(counts).length === 0) {
    clearTokens(activation, scope, gateway);
  } else {
    activation.update(scope, { joins: { ...activation.instance(scope).joins, [gateway]: counts } });
  }
  return counts;
}
