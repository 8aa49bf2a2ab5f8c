import { hasEffectiveCondition } from '../compilation/compile-process.ts';
import { child } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * Conditions that are never looked at: on a default flow (BPMN 2.0, 8.3.13: ignored) and on flows out of a parallel
 * gateway (10.6.4: it takes all its outgoing flows).
 */
export const ignoredCondition: Rule = {
  name: 'ignored-condition',
  severity: 'warning',
  *check({ source }) {
    for (const flow of source.flows) {
      if (flow.source === undefined || child(flow.element, 'conditionExpression') === undefined || hasEffectiveCondition(flow)) continue;
      if (child(flow.source.element, 'default') === flow.element) {
        yield findingOn(flow.element, '是默认顺序流，它的条件不起作用。', '请删除条件。');
      } else if (flow.source.type === 'bpmn:ParallelGateway') {
        yield findingOn(flow.element, '从并行网关出发，它的条件不起作用。', '请删除条件，或改用排他网关。');
      }
    }
  },
};
