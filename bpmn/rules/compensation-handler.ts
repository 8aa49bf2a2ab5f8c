import { associatedWith, isCompensationEvent } from '../compilation/compensation-handlers.ts';
import type { Finding } from '../problem.ts';
import { flag } from '../reading/moddle-element.ts';
import type { ProcessSource, SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.7: a compensation event on a boundary is associated with one activity for compensation of the same
 * scope, and neither has sequence flows: they are outside the normal flow.
 */
export const compensationHandler: Rule = {
  name: 'compensation-handler',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (isCompensationEvent(node)) yield* checkEvent(node, source);
      if (flag(node.element, 'isForCompensation') === true) yield* checkHandler(node);
      if (node.boundaryEvents.filter(isCompensationEvent).length > 1) {
        yield findingOn(node.element, '有多个补偿边界事件。', '请只保留一个；要撤销几件事，请把补偿活动画成子流程。');
      }
    }
  },
};

function* checkEvent(node: SourceNode, source: ProcessSource): Iterable<Finding> {
  const [handler, ...others] = associatedWith(source.scopes, node.element).flatMap((element) => source.nodeOf.get(element) ?? []);
  if (handler === undefined) {
    yield findingOn(node.element, '是补偿边界事件，没有连接到补偿活动。', '请用关联线把它连接到一个补偿活动（标记为“用于补偿”）。');
  } else if (others.length > 0) {
    yield findingOn(node.element, '是补偿边界事件，连接到了多个补偿活动。', '请只保留一条关联线。');
  } else if (handler.scope !== node.scope) {
    yield findingOn(node.element, '连接的补偿活动在另一个子流程中。', '请把补偿活动与被补偿的活动放在同一个子流程内。');
  }
  if (node.outgoing.length > 0) {
    yield findingOn(node.element, '是补偿边界事件，不能有离开的顺序流。', '请删除顺序流，用关联线连接到补偿活动。');
  }
}

function* checkHandler(node: SourceNode): Iterable<Finding> {
  if (node.incoming.length > 0 || node.outgoing.length > 0) {
    yield findingOn(node.element, '是补偿活动，不能有顺序流。', '请删除顺序流；补偿活动由补偿事件启动，完成后即结束。');
  }
  if (node.boundaryEvents.length > 0) {
    yield findingOn(node.element, '是补偿活动，不能有边界事件。', '请删除边界事件，或把补偿活动画成子流程，在里面处理。');
  }
}
