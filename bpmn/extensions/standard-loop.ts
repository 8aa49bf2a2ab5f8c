import type { StandardLoopDefinition } from '../../engine/definition/standard-loop-definition.ts';
import { optionalExpression } from '../compilation/expression.ts';
import { child, flag, type ModdleElement } from '../reading/moddle-element.ts';
import { conditionSource } from './condition.ts';

/** The loop marker; undefined without one, or when nothing would end it. */
export function readStandardLoop(element: ModdleElement): StandardLoopDefinition | undefined {
  const loop = child(element, 'loopCharacteristics');
  if (loop?.$type !== 'bpmn:StandardLoopCharacteristics') return undefined;
  const condition = conditionSource(child(loop, 'loopCondition'));
  const maximum = loop.get('loopMaximum');
  if (condition === undefined && maximum === undefined) return undefined;
  return {
    testBefore: flag(loop, 'testBefore') ?? false,
    ...optionalExpression('condition', condition),
    ...(typeof maximum === 'number' ? { maximum: { kind: 'literal', value: maximum } } : {}),
  };
}
