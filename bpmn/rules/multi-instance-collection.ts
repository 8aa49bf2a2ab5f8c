import { isFeel } from '../compilation/expression.ts';
import { child, extension, text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** A multi-instance activity says what it runs over, and collects outputs completely or not at all. */
export const multiInstanceCollection: Rule = {
  name: 'multi-instance-collection',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      const loop = child(node.element, 'loopCharacteristics');
      if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') continue;
      const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
      const collection = text(zeebe, 'inputCollection');
      if (collection === undefined) {
        yield findingOn(node.element, '是多实例活动，但没有填写输入集合。', '请填写输入集合（Input collection），例如 =服务清单。');
      } else if (!isFeel(collection)) {
        yield findingOn(
          node.element,
          `的输入集合“${collection.slice(0, 60)}”不是表达式。`,
          '输入集合须是以“=”开头的 FEEL 表达式，得出一个列表。',
        );
      }
      const hasCollection = text(zeebe, 'outputCollection') !== undefined;
      if (hasCollection !== (text(zeebe, 'outputElement') !== undefined)) {
        yield findingOn(node.element, '的输出集合和输出元素须同时填写。', '请补全另一项，或两项都删除。');
      }
    }
  },
};
