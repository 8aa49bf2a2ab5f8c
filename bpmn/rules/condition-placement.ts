import { child } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.5.2, 10.5.4 and 10.6.6: flows out of events and event-based gateways must not have a condition.
 */
export const conditionPlacement: Rule = {
  name: 'condition-placement',
  severity: 'error',
  *check({ source }) {
    for (const flow of source.flows) {
      if (flow.source === undefined || child(flow.element, 'conditionExpression') === undefined) continue;
      if (!/Event$|^bpmn:EventBasedGateway$/.test(flow.source.type)) continue;
      yield findingOn(
        flow.element,
        `从“${flow.source.id}”出发，事件和事件网关的出线不能带条件。`,
        '请删除条件，或在后面加一个排他网关来判断。',
      );
    }
  },
};
