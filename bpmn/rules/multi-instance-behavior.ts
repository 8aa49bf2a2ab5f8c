import { conditionSource } from '../extensions/condition.ts';
import { behaviorOf, thrownDefinitions, thrownEvent } from '../extensions/multi-instance-behavior.ts';
import type { Finding } from '../problem.ts';
import { child, children, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.3.8: a multi-instance that throws when instances complete says what: an event that can be thrown and
 * caught. (BPMN's default for `None` and `One`, a signal without a name, could be caught by nobody.)
 */
export const multiInstanceBehavior: Rule = {
  name: 'multi-instance-behavior',
  severity: 'error',
  *check({ source }) {
    for (const { element } of source.nodes) {
      const loop = child(element, 'loopCharacteristics');
      if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics') yield* checkBehavior(element, loop);
    }
  },
};

function* checkBehavior(element: ModdleElement, loop: ModdleElement): Iterable<Finding> {
  const behavior = behaviorOf(loop);
  switch (behavior) {
    case 'All':
      return;
    case 'None':
      yield* checkEvents(element, [child(loop, 'noneBehaviorEventRef')]);
      return;
    case 'One':
      yield* checkEvents(element, [child(loop, 'oneBehaviorEventRef')]);
      return;
    case 'Complex':
      yield* checkComplex(element, children(loop, 'complexBehaviorDefinition'));
      return;
    default:
      yield findingOn(element, `的多实例行为（behavior）“${behavior}”不存在。`, '请改为 All、None、One 或 Complex。');
  }
}

function* checkComplex(element: ModdleElement, rules: readonly ModdleElement[]): Iterable<Finding> {
  if (rules.length === 0) {
    yield findingOn(
      element,
      '的多实例行为是 Complex，但没有规定何时抛出什么事件。',
      '请添加 complexBehaviorDefinition，或把 behavior 改为 All。',
    );
  }
  for (const rule of rules) {
    if (conditionSource(child(rule, 'condition')) === undefined) {
      yield findingOn(element, '的多实例行为（Complex）缺少条件。', '请填写条件，例如 =numberOfCompletedInstances = 2。');
    }
    const definitions = thrownDefinitions(rule);
    yield* checkEvents(element, definitions.length === 0 ? [undefined] : definitions);
  }
}

function* checkEvents(element: ModdleElement, definitions: readonly (ModdleElement | undefined)[]): Iterable<Finding> {
  for (const definition of definitions) {
    if (thrownEvent(definition) !== undefined) continue;
    yield findingOn(
      element,
      `的多实例${definition === undefined ? '没有指定完成时抛出的事件' : '完成时抛出的事件不完整，或不能抛出'}。`,
      '请引用一个填写完整的信号、消息、升级或错误事件定义，或把 behavior 改为 All。',
    );
  }
}
