import type { Expression } from '../../engine/definition/expression.ts';
import type { MultiInstanceDefinition } from '../../engine/definition/multi-instance-definition.ts';
import { optionalExpression, toValueExpression } from '../compilation/expression.ts';
import { present } from '../compilation/present.ts';
import { child, extension, flag, text, type ModdleElement } from '../reading/moddle-element.ts';
import { conditionSource } from './condition.ts';
import { readBehavior } from './multi-instance-behavior.ts';
import { collectedItem, collectionVariable, itemOfCollection, resultsVariable } from './multi-instance-data.ts';

/** The multi-instance marker, with `zeebe:loopCharacteristics` or BPMN's own data; undefined without a marker, or when nothing says how many instances. */
export function readMultiInstance(element: ModdleElement): MultiInstanceDefinition | undefined {
  const loop = child(element, 'loopCharacteristics');
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  const instances = readInstances(element, loop, zeebe);
  if (instances === undefined) return undefined;
  return {
    sequential: flag(loop, 'isSequential') ?? false,
    ...instances,
    ...present({
      inputElement: text(zeebe, 'inputElement') ?? itemOfCollection(loop),
      outputCollection: text(zeebe, 'outputCollection') ?? resultsVariable(element, loop),
    }),
    ...optionalExpression('outputElement', text(zeebe, 'outputElement') ?? feel(collectedItem(loop))),
    ...optionalExpression('completionCondition', conditionSource(child(loop, 'completionCondition'))),
    ...present({ behavior: readBehavior(loop) }),
  };
}

/** A collection says more than a number, and Camunda's extension comes before BPMN's own data. */
function readInstances(
  element: ModdleElement,
  loop: ModdleElement,
  zeebe: ModdleElement | undefined,
): { readonly inputCollection?: Expression; readonly cardinality?: Expression } | undefined {
  const collection = text(zeebe, 'inputCollection') ?? feel(collectionVariable(element, loop));
  if (collection !== undefined) return optionalExpression('inputCollection', collection);
  const cardinality = conditionSource(child(loop, 'loopCardinality'));
  return cardinality === undefined ? undefined : { cardinality: toValueExpression(cardinality) };
}

function feel(variable: string | undefined): string | undefined {
  return variable === undefined ? undefined : `=${variable}`;
}
