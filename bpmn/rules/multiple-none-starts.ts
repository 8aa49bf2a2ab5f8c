import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.5.2 allows several start events; but when a person or a call activity starts the process, only one of
 * the none start events can be meant.
 */
export const multipleNoneStarts: Rule = {
  name: 'multiple-none-starts',
  severity: 'warning',
  *check({ source, definition }) {
    const none = (definition.scopes[source.id]?.startEvents ?? []).filter((id) => {
      const element = definition.elements[id];
      return element?.type === 'startEvent' && element.event.kind === 'none';
    });
    if (none.length < 2) return;
    yield findingOn(
      source.element,
      `有 ${none.length} 个空开始事件（${none.join('、')}），启动时默认使用第一个。`,
      '请只保留一个空开始事件，其余改为消息、定时器或信号开始事件。',
    );
  },
};
