import { flag } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import { isInstantiating } from './instantiating-element.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 13.3.4 and 10.5.2: a scope needs something to begin with: a start event, or activities without incoming flow. */
export const processStart: Rule = {
  name: 'process-start',
  severity: 'error',
  *check({ source, definition }) {
    for (const scope of source.scopes) {
      const compiled = definition.scopes[scope.id];
      const begins =
        compiled === undefined ||
        compiled.startEvents.length > 0 ||
        compiled.implicitStarts.length > 0 ||
        (scope.id === source.id && scope.nodes.some(isInstantiating));
      // Event sub-processes and empty sub-processes have rules of their own.
      if (begins || flag(scope.element, 'triggeredByEvent') === true || (scope.parent !== undefined && scope.nodes.length === 0)) {
        continue;
      }
      const reason = scope.nodes.length === 0 ? '是空的流程' : '没有可以开始的元素';
      yield findingOn(scope.element, `${reason}。`, '请添加一个开始事件，并用顺序流连接到第一个活动。');
    }
  },
};
