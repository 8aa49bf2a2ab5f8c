import { own } from '../../contract/own.ts';
import type { Decision, DecisionLibrary, KnowledgeDefinition } from '../../engine/definition/decision-definition.ts';

/** Ids of what a decision, business knowledge model or decision service requires itself. */
export function requiredBy(definition: Decision | KnowledgeDefinition): readonly string[] {
  const requirements =
    'kind' in definition && definition.kind === 'decisionService'
      ? definition.outputDecisions
      : [...('requiredDecisions' in definition ? (definition.requiredDecisions ?? []) : []), ...(definition.requiredKnowledge ?? [])];
  return requirements.map(({ id }) => id);
}

/** The decisions of these ids with everything that they require, directly or not. */
export function libraryOf(ids: readonly string[], { compiled, knowledge }: CompiledDecisions): DecisionLibrary {
  const decisions: Record<string, Decision> = {};
  const called: Record<string, KnowledgeDefinition> = {};
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const decision = own(compiled, id);
    const model = own(knowledge, id);
    if (decision !== undefined && !Object.hasOwn(decisions, id)) {
      decisions[id] = decision;
      open.push(...requiredBy(decision));
    } else if (model !== undefined && !Object.hasOwn(called, id)) {
      called[id] = model;
      open.push(...requiredBy(model));
    }
  }
  return Object.keys(called).length === 0 ? { decisions } : { decisions, knowledge: called };
}

interface CompiledDecisions {
  readonly compiled: Readonly<Record<string, Decision>>;
  readonly knowledge: Readonly<Record<string, KnowledgeDefinition>>;
}
