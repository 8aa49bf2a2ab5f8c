import { flag } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN allows a sub-process without contents (a collapsed one, say): it is done as soon as it is reached. */
export const emptySubProcess: Rule = {
  name: 'empty-sub-process',
  severity: 'warning',
  *check({ source }) {
    for (const scope of source.scopes) {
      if (scope.parent === undefined || scope.nodes.length > 0 || flag(scope.element, 'triggeredByEvent') === true) {
        continue;
      }
      yield findingOn(scope.element, '是空的子流程，执行到这里会直接通过。', '请在子流程中画出步骤，或改为任务、调用活动。');
    }
  },
};
