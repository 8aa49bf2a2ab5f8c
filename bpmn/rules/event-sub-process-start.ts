import { definitionsOf } from '../events/event-of.ts';
import { flag } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.3.5: an event sub-process has exactly one start event, and that has a trigger. */
export const eventSubProcessStart: Rule = {
  name: 'event-sub-process-start',
  severity: 'error',
  *check({ source }) {
    for (const scope of source.scopes) {
      if (scope.parent === undefined || flag(scope.element, 'triggeredByEvent') !== true) continue;
      const starts = scope.nodes.filter((node) => node.type === 'bpmn:StartEvent');
      if (starts.length !== 1) {
        yield findingOn(
          scope.element,
          `是事件子流程，须有且只有一个开始事件，现在有 ${starts.length} 个。`,
          '请只保留一个带触发条件的开始事件。',
        );
      }
      for (const start of starts) {
        if (definitionsOf(start).length === 0) {
          yield findingOn(start.element, '是事件子流程的开始事件，必须指定触发它的事件。', '请选择消息、定时器、信号、条件、错误或升级。');
        }
      }
    }
  },
};
