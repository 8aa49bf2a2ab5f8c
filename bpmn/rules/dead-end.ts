import { isCompensationEvent } from '../compilation/compensation-handlers.ts';
import { flag } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import { isThrowingLink } from './link-event.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.3: a token that arrives where no flow goes on is consumed. Allowed, and often forgotten. */
export const deadEnd: Rule = {
  name: 'dead-end',
  severity: 'warning',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.outgoing.length > 0 || mayEndPath(node)) continue;
      yield findingOn(node.element, '没有离开的顺序流，这条路径会在此结束。', '如果确实在此结束，请接一个结束事件；否则请接到下一步。');
    }
  },
};

/** Where no flow need go on: ends, links that jump, what is outside the normal flow, and anything in an ad-hoc sub-process, which has no end events. */
function mayEndPath(node: SourceNode): boolean {
  return (
    node.type === 'bpmn:EndEvent' ||
    isThrowingLink(node) ||
    isCompensationEvent(node) ||
    flag(node.element, 'triggeredByEvent') === true ||
    flag(node.element, 'isForCompensation') === true ||
    node.element.$parent?.$type === 'bpmn:AdHocSubProcess'
  );
}
