import type { Finding } from '../problem.ts';
import { child, flag, text } from '../reading/moddle-element.ts';
import type { ProcessSource, SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.3.3 and 10.6.6: receive tasks and event-based gateways that begin instances stand in the process itself, and
 * nothing but start events leads to them. Only such a gateway may wait for all its events.
 */
export const instantiatingElement: Rule = {
  name: 'instantiating-element',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (isInstantiating(node)) yield* checkInstantiating(node, source);
      else if (node.type === 'bpmn:EventBasedGateway' && text(node.element, 'eventGatewayType') === 'Parallel') {
        yield findingOn(
          node.element,
          '是并行的事件网关，但不启动流程。',
          '请勾选 instantiate，或改用并行网关，在每条分支上放一个捕获事件。',
        );
      }
    }
  },
};

/** Whether an event of the node can begin an instance of the process. */
export function isInstantiating(node: SourceNode): boolean {
  return (node.type === 'bpmn:ReceiveTask' || node.type === 'bpmn:EventBasedGateway') && flag(node.element, 'instantiate') === true;
}

/** Behind an instantiating event-based gateway. */
export function instantiatingGatewayOf(node: SourceNode): SourceNode | undefined {
  return node.incoming.flatMap((flow) => flow.source ?? []).find((from) => from.type === 'bpmn:EventBasedGateway' && isInstantiating(from));
}

function* checkInstantiating(node: SourceNode, source: ProcessSource): Iterable<Finding> {
  if (node.scope !== source.id) {
    yield findingOn(node.element, '在子流程中，不能启动流程。', '请取消 instantiate，或把它移到流程中。');
  }
  const begins = instantiatingGatewayOf(node) !== undefined || node.incoming.every((flow) => flow.source?.type === 'bpmn:StartEvent');
  if (!begins) {
    yield findingOn(node.element, '启动流程，除了来自开始事件的，不能有进入的顺序流。', '请删除其他进入的顺序流，或取消 instantiate。');
  }
  if (child(node.element, 'loopCharacteristics') !== undefined) {
    yield findingOn(node.element, '启动流程，不能带有多实例或循环标记。', '请删除标记，或取消 instantiate。');
  }
}
