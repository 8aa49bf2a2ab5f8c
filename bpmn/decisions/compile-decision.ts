import type { Decision } from '../../engine/definition/decision-definition.ts';
import { present } from '../compilation/present.ts';
import { child, extension, idOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf } from '../reading/process-source.ts';
import { referencesIn, RequirementReader } from './compile-requirements.ts';
import type { DecisionModel } from './decision-model.ts';
import type { LogicContext } from './logic-context.ts';

/** Compiles a decision: what it requires, and how it finds its answer (DMN 1.3, 6.3.7). */
export function compileDecision(element: ModdleElement, model: DecisionModel, context: LogicContext): Decision {
  const reader = new RequirementReader(model, context);
  const requiredDecisions = reader.decisions(referencesIn(element, 'informationRequirement', 'requiredDecision'));
  const requiredKnowledge = reader.knowledge(referencesIn(element, 'knowledgeRequirement', 'requiredKnowledge'));
  const inputData = reader.inputData(referencesIn(element, 'informationRequirement', 'requiredInput'));
  reader.checkNames([...requiredDecisions, ...requiredKnowledge]);
  const known = [...[...requiredDecisions, ...requiredKnowledge].flatMap(({ names }) => names), ...inputData.map(({ name }) => name)];
  const logic = child(element, 'decisionLogic');
  const id = idOf(element) ?? '';
  return {
    ...present({
      id,
      name: nameOf(element) ?? id,
      versionTag: text(extension(element, 'zeebe:VersionTag'), 'value'),
      type: context.typeOf(child(element, 'variable')) ?? context.typeOf(logic),
    }),
    logic: context.knowing(known).logic(logic),
    ...present({
      requiredDecisions: someOf(requiredDecisions),
      requiredKnowledge: someOf(requiredKnowledge),
      inputData: someOf(inputData.filter(({ type }) => type !== undefined)),
    }),
  };
}

function someOf<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
