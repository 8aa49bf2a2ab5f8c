import type { BusinessKnowledgeModel, DecisionService } from '../../engine/definition/decision-definition.ts';
import { present } from '../compilation/present.ts';
import { child, children, idOf, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf } from '../reading/process-source.ts';
import { referencesIn, requirementOf, RequirementReader } from './compile-requirements.ts';
import type { DecisionModel } from './decision-model.ts';
import type { LogicContext } from './logic-context.ts';
import { compileFunctionDefinition } from './logic/function-definition.ts';

/** DMN 1.3, 6.3.9: a function with a name. */
export function compileBusinessKnowledgeModel(
  element: ModdleElement,
  model: DecisionModel,
  context: LogicContext,
): BusinessKnowledgeModel | undefined {
  const encapsulated = child(element, 'encapsulatedLogic');
  if (encapsulated === undefined) {
    context.fault('没有填写函数。', '请填写参数和表达式。');
    return undefined;
  }
  const { id, names } = requirementOf(element);
  const reader = new RequirementReader(model, context);
  const requiredKnowledge = reader.knowledge(referencesIn(element, 'knowledgeRequirement', 'requiredKnowledge'));
  reader.checkNames(requiredKnowledge);
  const known = [...names, ...requiredKnowledge.flatMap((required) => required.names)];
  return {
    kind: 'businessKnowledgeModel',
    id,
    name: nameOf(element) ?? id,
    names,
    function: compileFunctionDefinition(encapsulated, context.knowing(known)),
    ...present({ requiredKnowledge: requiredKnowledge.length === 0 ? undefined : requiredKnowledge }),
  };
}

/** DMN 1.3, 6.3.10: decisions that are called together like a function. What it encapsulates follows from its output decisions. */
export function compileDecisionService(element: ModdleElement, model: DecisionModel, context: LogicContext): DecisionService {
  const id = idOf(element) ?? '';
  const reader = new RequirementReader(model, context);
  const outputDecisions = reader.decisions(children(element, 'outputDecision'));
  if (outputDecisions.length === 0) context.fault('没有输出决策。', '请至少指定一个输出决策。');
  return {
    kind: 'decisionService',
    id,
    name: nameOf(element) ?? id,
    inputData: reader.inputData(children(element, 'inputData')),
    inputDecisions: reader.decisions(children(element, 'inputDecision')),
    outputDecisions,
  };
}
