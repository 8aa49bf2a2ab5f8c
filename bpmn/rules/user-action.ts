import { extension, text } from '../reading/moddle-element.ts';
import { positionOf, definitionsOf } from '../events/event-of.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** `sw:userAction` puts a button on the instance's page that sends a message: only where a running instance catches one. */
export const userAction: Rule = {
  name: 'user-action',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      const action = extension(node.element, 'sw:UserAction');
      if (action === undefined) continue;
      const position = positionOf(node);
      const catches = position === 'eventSubProcessStart' || position === 'boundary';
      if (!catches || !definitionsOf(node).some((definition) => definition.$type === 'bpmn:MessageEventDefinition')) {
        yield findingOn(node.element, '设置了操作按钮，但这里不支持。', '操作按钮只能设在消息边界事件或事件子流程的消息开始事件上。');
      }
      if (text(action, 'label') === undefined) yield findingOn(node.element, '的操作按钮没有文字。', '请填写按钮文字，例如“上报危机”。');
    }
  },
};
