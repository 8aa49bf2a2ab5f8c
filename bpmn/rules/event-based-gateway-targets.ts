import { definitionsOf, isParallelMultiple } from '../events/event-of.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.6.6: at least two outgoing flows, each to an event that catches a message, timer, signal, condition or one
 * of several of these, or to a receive task without boundary events; not message events and receive tasks together; no
 * other flow into the targets.
 */
export const eventBasedGatewayTargets: Rule = {
  name: 'event-based-gateway-targets',
  severity: 'error',
  *check({ source }) {
    for (const gateway of source.nodes) {
      if (gateway.type !== 'bpmn:EventBasedGateway') continue;
      if (gateway.outgoing.length < 2) {
        yield findingOn(gateway.element, '是事件网关，至少要有两条出线。', '请再连接一个捕获事件，或删除该网关。');
      }
      const targets = gateway.outgoing.flatMap((flow) => flow.target ?? []);
      for (const target of targets) {
        if (!isCatching(target)) {
          yield findingOn(
            target.element,
            `接在事件网关“${gateway.id}”之后，只能是消息、定时器、信号、条件捕获事件或接收任务。`,
            '请改用捕获事件。',
          );
        } else if (target.incoming.some((flow) => flow.source !== gateway)) {
          yield findingOn(
            target.element,
            `接在事件网关“${gateway.id}”之后，不能再有其他进入的顺序流。`,
            '请删除其他进入的顺序流，或在后面合并。',
          );
        }
        if (target.type === 'bpmn:ReceiveTask' && target.boundaryEvents.length > 0) {
          yield findingOn(
            target.element,
            `接在事件网关“${gateway.id}”之后，接收任务不能有边界事件。`,
            '请删除边界事件，或改用事件网关的定时器分支。',
          );
        }
      }
      const kinds = new Set(
        targets.filter((target) => target.type === 'bpmn:ReceiveTask' || catchesMessage(target)).map((target) => target.type),
      );
      if (kinds.size > 1) {
        yield findingOn(gateway.element, '之后同时有消息事件和接收任务，规范不允许。', '请统一使用消息捕获事件或统一使用接收任务。');
      }
    }
  },
};

function isCatching(node: SourceNode): boolean {
  if (node.type === 'bpmn:ReceiveTask') return true;
  return (
    node.type === 'bpmn:IntermediateCatchEvent' &&
    !isParallelMultiple(node) &&
    definitionsOf(node).every((definition) => CATCHABLE.has(definition.$type))
  );
}

function catchesMessage(node: SourceNode): boolean {
  return (
    node.type === 'bpmn:IntermediateCatchEvent' &&
    definitionsOf(node).some((definition) => definition.$type === 'bpmn:MessageEventDefinition')
  );
}

const CATCHABLE: ReadonlySet<string> = new Set([
  'bpmn:MessageEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
]);
