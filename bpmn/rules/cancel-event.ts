import { definitionsOf } from '../events/event-of.ts';
import { child, children, flag, isA, type ModdleElement } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.3.5 and 10.5.4: cancel events end transactions, and exactly one on the boundary says where that leads. What is for
 * compensation runs when its transaction is over or being cancelled (13.5.5): there is nothing to cancel any more.
 */
export const cancelEvent: Rule = {
  name: 'cancel-event',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type === 'bpmn:Transaction' && node.boundaryEvents.filter(cancels).length > 1) {
        yield findingOn(node.element, '有多个取消边界事件。', '请只保留一个。');
      }
      if (!cancels(node)) continue;
      if (node.type === 'bpmn:BoundaryEvent') {
        if (child(node.element, 'attachedToRef')?.$type !== 'bpmn:Transaction') {
          yield findingOn(
            node.element,
            '是取消边界事件，只能附着在事务子流程上。',
            '请把所附着的子流程改为事务子流程，或改用错误边界事件。',
          );
        } else if (flag(node.element, 'cancelActivity') === false) {
          yield findingOn(node.element, '是取消边界事件，不能设为非中断。', '请改为中断型。');
        }
        continue;
      }
      const transaction = transactionAround(node.element);
      if (isForCompensation(node.element, transaction)) {
        yield findingOn(
          node.element,
          '是取消结束事件，不能用在补偿活动或补偿事件子流程里面：补偿时事务子流程已经完成或正在取消。',
          '请改用错误结束事件，或在补偿里面另画一个事务子流程。',
        );
      } else if (transaction === undefined) {
        yield findingOn(node.element, '是取消结束事件，只能用在事务子流程里面。', '请把子流程改为事务子流程，或改用错误结束事件。');
      } else if (source.nodeOf.get(transaction)?.boundaryEvents.some(cancels) !== true) {
        yield findingOn(
          node.element,
          '取消事务子流程，但事务子流程的边上没有取消事件。',
          '请在事务子流程的边上添加取消边界事件，并接上后续步骤。',
        );
      }
    }
  },
};

function cancels(node: SourceNode): boolean {
  return definitionsOf(node).some((definition) => definition.$type === 'bpmn:CancelEventDefinition');
}

/** Whether the event is in an activity for compensation, or in a compensation event sub-process, inside its transaction. */
function isForCompensation(element: ModdleElement, transaction: ModdleElement | undefined): boolean {
  for (let around = element.$parent; around !== undefined && around !== transaction; around = around.$parent) {
    if (flag(around, 'isForCompensation') === true || startsByCompensation(around)) return true;
  }
  return false;
}

function startsByCompensation(element: ModdleElement): boolean {
  if (flag(element, 'triggeredByEvent') !== true) return false;
  return children(element, 'flowElements').some(
    (inner) =>
      inner.$type === 'bpmn:StartEvent' &&
      children(inner, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:CompensateEventDefinition'),
  );
}

function transactionAround(element: ModdleElement): ModdleElement | undefined {
  for (let around = element.$parent; around !== undefined && isA(around, 'bpmn:SubProcess'); around = around.$parent) {
    if (around.$type === 'bpmn:Transaction') return around;
  }
  return undefined;
}
