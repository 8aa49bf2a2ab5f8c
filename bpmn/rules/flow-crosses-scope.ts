import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 7.6.1: a sequence flow can't cross the boundary of a sub-process or of a pool. */
export const flowCrossesScope: Rule = {
  name: 'flow-crosses-scope',
  severity: 'error',
  *check({ source }) {
    for (const flow of source.flows) {
      if (flow.source === undefined || flow.target === undefined) continue;
      if (flow.source.scope === flow.target.scope && flow.scope === flow.source.scope) continue;
      yield findingOn(
        flow.element,
        `从“${flow.source.id}”到“${flow.target.id}”，顺序流不能跨越子流程的边界。`,
        '请连接到子流程本身，或用边界事件、结束事件离开子流程。',
      );
    }
  },
};
