import { definitionsOf } from '../events/event-of.ts';
import { flag, isA } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 13.3.4: an embedded sub-process has either one none start event or none at all. */
export const subProcessStart: Rule = {
  name: 'sub-process-start',
  severity: 'error',
  *check({ source }) {
    for (const scope of source.scopes) {
      // An ad-hoc sub-process has none at all: `ad-hoc-contents` says so.
      const isOther = flag(scope.element, 'triggeredByEvent') === true || isA(scope.element, 'bpmn:AdHocSubProcess');
      if (scope.parent === undefined || isOther) continue;
      const starts = scope.nodes.filter((node) => node.type === 'bpmn:StartEvent');
      if (starts.length > 1) {
        yield findingOn(scope.element, `是子流程，只能有一个开始事件，现在有 ${starts.length} 个。`, '请只保留一个开始事件。');
      }
      for (const start of starts) {
        if (definitionsOf(start).length > 0) {
          yield findingOn(
            start.element,
            '是子流程的开始事件，不能带触发条件。',
            '请改为空开始事件；等待事件请用事件子流程或中间捕获事件。',
          );
        }
      }
    }
  },
};
