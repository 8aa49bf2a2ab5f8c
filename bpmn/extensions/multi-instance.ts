import type { MultiInstanceDefinition } from '../../engine/definition/multi-instance-definition.ts';
import { optionalExpression, toExpression } from '../compilation/expression.ts';
import { present } from '../compilation/present.ts';
import { child, extension, flag, text, type ModdleElement } from '../reading/moddle-element.ts';
import { conditionSource } from './condition.ts';

/** The multi-instance marker with `zeebe:loopCharacteristics`; undefined without a marker or without a collection. */
export function readMultiInstance(element: ModdleElement): MultiInstanceDefinition | undefined {
  const loop = child(element, 'loopCharacteristics');
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  const inputCollection = text(zeebe, 'inputCollection');
  if (inputCollection === undefined) return undefined;
  return {
    ...present({
      sequential: flag(loop, 'isSequential') ?? false,
      inputCollection: toExpression(inputCollection),
      inputElement: text(zeebe, 'inputElement'),
      outputCollection: text(zeebe, 'outputCollection'),
    }),
    ...optionalExpression('outputElement', text(zeebe, 'outputElement')),
    ...optionalExpression('completionCondition', conditionSource(child(loop, 'completionCondition'))),
  };
}
