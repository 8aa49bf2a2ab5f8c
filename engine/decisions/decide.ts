import { own } from '../../contract/own.ts';
import type { BusinessKnowledgeModel, DecisionService, KnowledgeDefinition, Requirement } from '../definition/decision-definition.ts';
import type { FeelScope, FeelValue } from '../feel/index.ts';
import { conform } from './conform.ts';
import { DecisionFault, within } from './decision-fault.ts';
import type { Evaluation } from './evaluation.ts';
import { functionValue } from './function-value.ts';
import { readDecision } from './read-decision.ts';

/** What decisions are taken with: variables, and the answers there are already, so that each decision is taken once. */
export interface Inputs {
  readonly variables: FeelScope;
  readonly taken: Map<string, FeelValue>;
}

/** Takes a decision: first those that it requires, then its own logic (DMN 1.3, 10.4). */
export function decide(id: string, inputs: Inputs, evaluation: Evaluation): FeelValue {
  const taken = inputs.taken.get(id);
  if (taken !== undefined) return taken;
  const definition = own(evaluation.library.decisions, id);
  if (!definition) throw new DecisionFault(`没有编号为“${id}”的决策`);
  const decision = readDecision(definition);
  const value = within(`决策“${decision.name}”`, () => {
    const scope = {
      ...inputs.variables,
      ...typedInputs(decision.inputData ?? [], inputs.variables, evaluation),
      ...named(decision.requiredDecisions, (required) => decide(required.id, inputs, evaluation)),
      ...named(decision.requiredKnowledge, (required) => knowledgeFunction(required.id, evaluation)),
    };
    return evaluation.owned(id, () => conform(evaluation.logic(decision.logic, scope), decision.type, '结果', evaluation));
  });
  inputs.taken.set(id, value);
  return value;
}

/** The function that a business knowledge model or a decision service is to the logic that requires it. */
function knowledgeFunction(id: string, evaluation: Evaluation): FeelValue {
  const definition: KnowledgeDefinition | undefined = own(evaluation.library.knowledge ?? {}, id);
  switch (definition?.kind) {
    case 'businessKnowledgeModel':
      return modelFunction(definition, evaluation);
    case 'decisionService':
      return serviceFunction(definition, evaluation);
    case undefined:
      throw new DecisionFault(`没有编号为“${id}”的业务知识模型或决策服务`);
  }
}

function modelFunction(model: BusinessKnowledgeModel, evaluation: Evaluation): FeelValue {
  return functionValue(`业务知识模型“${model.name}”`, model.function.parameters, evaluation, (given) => {
    const scope = {
      ...named([model], () => modelFunction(model, evaluation)),
      ...named(model.requiredKnowledge, (required) => knowledgeFunction(required.id, evaluation)),
      ...given,
    };
    return evaluation.owned(model.id, () => evaluation.logic(model.function.body, scope));
  });
}

function serviceFunction(service: DecisionService, evaluation: Evaluation): FeelValue {
  const decisions = service.inputDecisions.map((decision) => ({ id: decision.id, name: parameterName(decision) }));
  return functionValue(`决策服务“${service.name}”`, [...service.inputData, ...decisions], evaluation, (given) => {
    // Input decisions are taken outside: inside the service their answers are given.
    const taken = new Map(decisions.map(({ id, name }) => [id, given[name] ?? null]));
    const inputs = { variables: given, taken };
    const answers = service.outputDecisions.map((output) => [parameterName(output), decide(output.id, inputs, evaluation)] as const);
    const [only, ...others] = answers;
    return only && others.length === 0 ? only[1] : Object.fromEntries(answers);
  });
}

/** The last of a requirement's names is the one that DMN gives it. */
function parameterName({ id, names }: Requirement): string {
  return names.at(-1) ?? id;
}

function typedInputs(inputData: DecisionService['inputData'], variables: FeelScope, evaluation: Evaluation): FeelScope {
  return Object.fromEntries(
    inputData
      .filter(({ name }) => Object.hasOwn(variables, name))
      .map(({ name, type }) => [name, conform(variables[name] ?? null, type, `输入数据“${name}”`, evaluation)]),
  );
}

function named<Required extends Pick<Requirement, 'names'>>(
  requirements: readonly Required[] | undefined,
  valueOf: (requirement: Required) => FeelValue,
): FeelScope {
  return Object.fromEntries(
    (requirements ?? []).flatMap((requirement) => {
      const value = valueOf(requirement);
      return requirement.names.map((name) => [name, value] as const);
    }),
  );
}
