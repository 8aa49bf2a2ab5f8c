import { isCompensationEvent } from '../compilation/compensation-handlers.ts';
import { definitionsOf } from '../events/event-of.ts';
import type { Finding } from '../problem.ts';
import { flag } from '../reading/moddle-element.ts';
import type { ProcessSource, SourceNode, SourceScope } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.7 and 13.5.5: a sub-process is compensated in one way, by an event sub-process in it or by what is
 * associated with its boundary. A process isn't compensated at all: once it has completed, its instance is over.
 */
export const compensationEventSubProcess: Rule = {
  name: 'compensation-event-sub-process',
  severity: 'error',
  *check({ source }) {
    for (const scope of source.scopes) {
      const starts = compensationStartsIn(scope, source);
      for (const start of starts) yield* checkStart(start, scope, source);
      if (starts.length > 1) {
        yield findingOn(scope.element, '里面有多个补偿事件子流程，只能有一个。', '请合并为一个补偿事件子流程。');
      }
    }
  },
};

function* checkStart({ element }: SourceNode, scope: SourceScope, source: ProcessSource): Iterable<Finding> {
  if (scope.parent === undefined) {
    yield findingOn(element, '是流程一级的补偿事件子流程，流程本身不会被补偿。', '请把它移到要补偿的子流程里面。');
  }
  if (flag(element, 'isInterrupting') === false) {
    yield findingOn(element, '捕获补偿，不能设为非中断：补偿发生时子流程已经完成。', '请改为中断型。');
  }
  if (source.nodeOf.get(scope.element)?.boundaryEvents.some(isCompensationEvent) === true) {
    yield findingOn(
      element,
      '是补偿事件子流程，而它所在的子流程边上还有补偿边界事件，两者只能取其一。',
      '请删除其中一个：需要用到子流程的数据时，保留补偿事件子流程。',
    );
  }
}

/** Start events for compensation of the event sub-processes directly in a scope. */
function compensationStartsIn(scope: SourceScope, source: ProcessSource): readonly SourceNode[] {
  const eventSubProcesses = new Set(scope.nodes.filter((node) => flag(node.element, 'triggeredByEvent') === true).map(({ id }) => id));
  return source.scopes
    .filter(({ id }) => eventSubProcesses.has(id))
    .flatMap(({ nodes }) => nodes)
    .filter(
      (node) => node.type === 'bpmn:StartEvent' && definitionsOf(node).some(({ $type }) => $type === 'bpmn:CompensateEventDefinition'),
    );
}
