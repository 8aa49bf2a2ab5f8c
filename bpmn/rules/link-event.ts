import { definitionsOf } from '../events/event-of.ts';
import type { Finding } from '../problem.ts';
import { text } from '../reading/moddle-element.ts';
import type { SourceNode, SourceScope } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.5.4 and 10.5.5: links have a name, and each throwing one leads to exactly one catching one of its name in
 * the same flow scope. No flow leaves a throwing link, none comes to a catching one.
 */
export const linkEvent: Rule = {
  name: 'link-event',
  severity: 'error',
  *check({ source }) {
    for (const scope of source.scopes) yield* checkScope(scope);
  },
};

/** Name of the link that a throwing or catching event is; blank when it has none, undefined when the event is no link. */
export function linkNameOf(node: SourceNode): string | undefined {
  const link = definitionsOf(node).find((definition) => definition.$type === 'bpmn:LinkEventDefinition');
  return link && (text(link, 'name') ?? '');
}

export function isThrowingLink(node: SourceNode): boolean {
  return node.type === 'bpmn:IntermediateThrowEvent' && linkNameOf(node) !== undefined;
}

function* checkScope({ nodes }: SourceScope): Iterable<Finding> {
  const targets = new Map<string, SourceNode>();
  for (const node of nodes.filter(isCatchingLink)) {
    const name = linkNameOf(node) ?? '';
    const other = targets.get(name);
    if (name !== '' && other !== undefined) {
      yield findingOn(
        node.element,
        `与“${other.id}”是同名的链接捕获事件“${name}”。`,
        '同一个流程或子流程中，每个名称只能有一个链接捕获事件。',
      );
    }
    targets.set(name, other ?? node);
    if (node.incoming.length > 0) {
      yield findingOn(node.element, '是链接捕获事件，不能有进入的顺序流。', '请删除指向它的顺序流。');
    }
  }
  for (const node of nodes) {
    const name = linkNameOf(node);
    if (name === '') yield findingOn(node.element, '是链接事件，但没有名称。', '请填写链接名称，抛出与捕获的名称须一致。');
    if (name === undefined || !isThrowingLink(node)) continue;
    if (name !== '' && !targets.has(name)) {
      yield findingOn(
        node.element,
        `抛出链接“${name}”，但同一个流程或子流程中没有同名的链接捕获事件。`,
        '请画出同名的链接捕获事件；链接不能跨越子流程的边界。',
      );
    }
    if (node.outgoing.length > 0) {
      yield findingOn(node.element, '是链接抛出事件，不能有离开的顺序流。', '请删除从它出发的顺序流，流程会从同名的链接捕获事件继续。');
    }
  }
}

function isCatchingLink(node: SourceNode): boolean {
  return node.type === 'bpmn:IntermediateCatchEvent' && linkNameOf(node) !== undefined;
}
