import { isParallelMultiple, positionOf } from '../events/event-of.ts';
import { correlationKeyOf } from '../extensions/correlation.ts';
import { messageOf, messageOwners } from '../reading/complete-messages.ts';
import { text } from '../reading/moddle-element.ts';
import type { SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import { instantiatingGatewayOf, isInstantiating } from './instantiating-element.ts';
import { isThrowing } from './message-reference.ts';
import type { Rule } from './rule.ts';

/** A running instance that waits for a message says which one is meant for it; only messages that start an instance needn't. */
export const correlationKey: Rule = {
  name: 'correlation-key',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (isThrowing(node) || onlyBegins(node)) continue;
      for (const owner of messageOwners(node.element)) {
        const message = messageOf(owner);
        if (message === undefined || correlationKeyOf(owner, false) !== undefined) continue;
        yield findingOn(
          node.element,
          `等待的消息“${text(message, 'name') ?? ''}”没有关联键，无法知道消息是发给哪个流程实例的。`,
          '请填写关联键（Subscription correlation key），例如 =caseId；标准的关联属性（correlationProperty）须只有一个，并用 FEEL 写出路径。',
        );
      }
    }
  },
};

/** Its message always begins an instance, so there is none yet to find. */
function onlyBegins(node: SourceNode): boolean {
  if (positionOf(node) === 'processStart') return !isParallelMultiple(node);
  const gateway = instantiatingGatewayOf(node);
  if (gateway !== undefined) return gateway.incoming.length === 0 && text(gateway.element, 'eventGatewayType') !== 'Parallel';
  return isInstantiating(node) && node.incoming.length === 0;
}
