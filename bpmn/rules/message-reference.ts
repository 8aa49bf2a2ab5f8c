import { readJob } from '../extensions/job.ts';
import { messageOf, messageOwners } from '../reading/complete-messages.ts';
import { text } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Message events, receive and send tasks name a message, and the message has a name. A sending job needs none. */
export const messageReference: Rule = {
  name: 'message-reference',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      for (const owner of messageOwners(node.element)) {
        const message = messageOf(owner);
        if (text(message, 'name') !== undefined || (isThrowing(node) && readJob(node.element) !== undefined)) continue;
        const remedy = isThrowing(node) ? '请选择消息并填写名称，或填写任务类型由程序发送。' : '请在属性中选择消息并填写消息名称。';
        yield findingOn(node.element, message === undefined ? '没有指定消息。' : '使用的消息没有名称。', remedy);
      }
    }
  },
};

export function isThrowing(node: SourceNode): boolean {
  return node.type === 'bpmn:SendTask' || node.type === 'bpmn:IntermediateThrowEvent' || node.type === 'bpmn:EndEvent';
}
