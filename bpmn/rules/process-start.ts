import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 13.3.4 and 10.5.2: a scope needs something to begin with: a start event, or activities without incoming flow. */
export const processStart: Rule = {
  name: 'process-start',
  severity: 'error',
  *check({ source, definition }) {
    for (const scope of source.scopes) {
      const compiled = definition.scopes[scope.id];
      if (compiled === undefined || compiled.startEvents.length > 0 || compiled.implicitStarts.length > 0) continue;
      // Event sub-processes have a rule of their own.
      if (scope.element.get('triggeredByEvent') === true) continue;
      const what = scope.parent === undefined ? '流程' : '子流程';
      yield findingOn(scope.element, `${scope.nodes.length === 0 ? `是空的${what}` : `是${what}，但没有可以开始的元素`}。`, '请添加一个开始事件，并用顺序流连接到第一个活动。');
    }
  },
};
