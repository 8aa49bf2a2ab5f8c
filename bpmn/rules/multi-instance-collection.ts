import { isFeel, toValueExpression } from '../compilation/expression.ts';
import { conditionSource } from '../extensions/condition.ts';
import { collectedItem, collectionVariable, resultsVariable } from '../extensions/multi-instance-data.ts';
import type { Finding } from '../problem.ts';
import { child, extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * A multi-instance activity says what it runs over: a list, or how many instances there are (BPMN 2.0, 10.3.8). It
 * collects outputs completely or not at all.
 */
export const multiInstanceCollection: Rule = {
  name: 'multi-instance-collection',
  severity: 'error',
  *check({ source }) {
    for (const { element } of source.nodes) {
      const loop = child(element, 'loopCharacteristics');
      if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') continue;
      yield* checkInstances(element, loop);
      yield* checkResults(element, loop);
    }
  },
};

function* checkInstances(element: ModdleElement, loop: ModdleElement): Iterable<Finding> {
  const collection = text(extension(loop, 'zeebe:LoopCharacteristics'), 'inputCollection');
  if (collection !== undefined) {
    if (isFeel(collection)) return;
    yield findingOn(element, `的输入集合“${collection.slice(0, 60)}”不是表达式。`, '输入集合须是以“=”开头的 FEEL 表达式，得出一个列表。');
  } else if (child(loop, 'loopDataInputRef') !== undefined) {
    if (collectionVariable(element, loop) === undefined) yield namelessData(element, 'loopDataInputRef');
  } else {
    yield* checkCardinality(element, conditionSource(child(loop, 'loopCardinality')));
  }
}

function* checkCardinality(element: ModdleElement, cardinality: string | undefined): Iterable<Finding> {
  if (cardinality === undefined) {
    yield findingOn(element, '是多实例活动，但没有填写输入集合，也没有实例数。', '请填写输入集合（Input collection），例如 =服务清单。');
    return;
  }
  const count = toValueExpression(cardinality);
  if (count.kind === 'feel' || (typeof count.value === 'number' && Number.isInteger(count.value) && count.value >= 0)) return;
  yield findingOn(element, `的实例数“${cardinality.slice(0, 60)}”不合要求。`, '请填写非负整数，或以“=”开头的 FEEL 表达式。');
}

function* checkResults(element: ModdleElement, loop: ModdleElement): Iterable<Finding> {
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  if (child(loop, 'loopDataOutputRef') !== undefined && resultsVariable(element, loop) === undefined) {
    yield namelessData(element, 'loopDataOutputRef');
    return;
  }
  const hasCollection = (text(zeebe, 'outputCollection') ?? resultsVariable(element, loop)) !== undefined;
  if (hasCollection !== ((text(zeebe, 'outputElement') ?? collectedItem(loop)) !== undefined)) {
    yield findingOn(element, '的输出集合和输出元素须同时填写。', '请补全另一项，或两项都删除。');
  }
}

function namelessData(element: ModdleElement, property: string): Finding {
  return findingOn(element, `的多实例数据（${property}）没有可以作变量的名称。`, '请给它引用的数据对象起一个由文字、数字组成的名称。');
}
