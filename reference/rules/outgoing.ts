import { conditionOf } from '../expressions.ts';
import { elementOf, flowOf, type Model } from '../model.ts';
import { instanceOf, type ReferenceState } from '../state.ts';

/** The flows on which a completed element puts a token; undefined when that can't be decided. */
export function chosenFlows(model: Model, state: ReferenceState, id: string): readonly string[] | undefined {
  const element = elementOf(model, instanceOf(state, id).elementId);
  switch (element.type) {
    case 'parallelGateway':
      return element.outgoing;
    case 'eventBasedGateway':
      // The event that has happened took the token (13.4.4).
      return [];
    case 'exclusiveGateway':
      return chooseOne(model, state, id);
    case 'inclusiveGateway':
      return chooseSome(model, state, id);
    case 'complexGateway':
      return instanceOf(state, id).variables.waitingForStart === false ? chooseAtReset(model, state, id) : chooseSome(model, state, id);
    default:
      return chooseAll(model, state, id);
  }
}

/**
 * BPMN 2.0, 13.4.2: "the conditions … are evaluated in order. The first condition that evaluates to true determines the Sequence Flow";
 * if none does, the default; without one "an exception is thrown".
 */
function chooseOne(model: Model, state: ReferenceState, id: string): readonly string[] | undefined {
  const { outgoing, others, defaultFlow } = ways(model, state, id);
  if (outgoing.length === 0) return [];
  for (const flow of others) {
    const holds = holdsOn(model, state, id, flow);
    if (holds !== false) return holds && [flow];
  }
  return defaultFlow === undefined ? undefined : [defaultFlow];
}

/** BPMN 2.0, 13.4.3: "a token on each outgoing Sequence Flow whose condition is true", else on the default; without one an exception. */
function chooseSome(model: Model, state: ReferenceState, id: string): readonly string[] | undefined {
  const { outgoing, others, defaultFlow } = ways(model, state, id);
  if (outgoing.length === 0) return [];
  const chosen = holding(model, state, id, others);
  if (chosen === undefined || chosen.length > 0) return chosen;
  return defaultFlow === undefined ? undefined : [defaultFlow];
}

/**
 * BPMN 2.0, 13.4.5: a complex gateway evaluates its conditions again when it resets; it "might not produce any tokens in this phase and no
 * exception is thrown". A flow without a condition can't tell the phases apart: it had its token in the first one.
 */
function chooseAtReset(model: Model, state: ReferenceState, id: string): readonly string[] | undefined {
  const { others, defaultFlow } = ways(model, state, id);
  const conditional = others.filter((flow) => flowOf(model, flow).condition !== undefined);
  const chosen = holding(model, state, id, conditional);
  return chosen?.length === 0 && defaultFlow !== undefined ? [defaultFlow] : chosen;
}

/**
 * BPMN 2.0, 13.3.1: an activity or event puts a token on every outgoing flow, conditional ones only if they hold; the
 * default flow has its turn "only if all the other outgoing conditional flow is not true" (8.3.13).
 */
function chooseAll(model: Model, state: ReferenceState, id: string): readonly string[] | undefined {
  const { outgoing, others, defaultFlow } = ways(model, state, id);
  const conditional = others.filter((flow) => flowOf(model, flow).condition !== undefined);
  const chosen = holding(model, state, id, conditional);
  if (chosen === undefined) return undefined;
  const takesDefault = conditional.length > 0 ? chosen.length === 0 : outgoing.length === 1;
  return outgoing.filter((flow) => (flow === defaultFlow ? takesDefault : !conditional.includes(flow) || chosen.includes(flow)));
}

function ways(model: Model, state: ReferenceState, id: string) {
  const element = elementOf(model, instanceOf(state, id).elementId);
  const defaultFlow = 'defaultFlow' in element ? element.defaultFlow : undefined;
  return { outgoing: element.outgoing, others: element.outgoing.filter((flow) => flow !== defaultFlow), defaultFlow };
}

function holding(model: Model, state: ReferenceState, id: string, flows: readonly string[]): readonly string[] | undefined {
  const answers = flows.map((flow) => holdsOn(model, state, id, flow));
  return answers.includes(undefined) ? undefined : flows.filter((_, index) => answers[index]);
}

function holdsOn(model: Model, state: ReferenceState, id: string, flow: string): boolean | undefined {
  const { condition } = flowOf(model, flow);
  return condition === undefined || conditionOf(state, id, condition);
}
