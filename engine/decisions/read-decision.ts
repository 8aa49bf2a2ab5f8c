import type { Decision, DecisionDefinition } from '../definition/decision-definition.ts';

/** A compiled decision in today's shape, whichever release compiled it. */
export function readDecision(definition: DecisionDefinition): Decision {
  if ('logic' in definition) return definition;
  const { id, name, ...table } = definition;
  return { id, name, logic: { kind: 'decisionTable', ...table } };
}
