import { associatedWith } from '../compilation/compensation-handlers.ts';
import { flag } from '../reading/moddle-element.ts';
import type { ProcessSource, SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import { isInstantiating } from './instantiating-element.ts';
import { isThrowingLink, linkNameOf } from './link-event.ts';
import type { Rule } from './rule.ts';

/**
 * Elements that no token can reach. BPMN 2.0, 10.5.2 asks that everything behind a start event have an incoming flow;
 * at run time such an element simply never happens, so it is a warning.
 */
export const unreachable: Rule = {
  name: 'unreachable',
  severity: 'warning',
  *check({ source, definition }) {
    const reached = reachable(
      source,
      new Set(Object.values(definition.scopes).flatMap((scope) => [...scope.startEvents, ...scope.implicitStarts])),
    );
    for (const node of source.nodes) {
      if (!reached.has(node)) {
        yield findingOn(node.element, '永远不会被执行：没有从开始事件到它的路径。', '请用顺序流把它接入流程，或删除它。');
      }
    }
  },
};

/** What undoes an activity has no flow: it is associated with the event on the boundary. */
function handlersOf({ nodeOf, scopes }: ProcessSource, event: SourceNode): readonly SourceNode[] {
  return event.type === 'bpmn:BoundaryEvent' ? associatedWith(scopes, event.element).flatMap((element) => nodeOf.get(element) ?? []) : [];
}

function reachable(source: ProcessSource, starts: ReadonlySet<string>): ReadonlySet<SourceNode> {
  const begins = (node: SourceNode): boolean =>
    starts.has(node.id) || isInstantiating(node) || flag(node.element, 'triggeredByEvent') === true;
  const pending = source.nodes.filter(begins);
  const reached = new Set<SourceNode>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    const next = node.outgoing.flatMap((flow) => flow.target ?? []);
    pending.push(...next, ...node.boundaryEvents, ...handlersOf(source, node), ...linkTargets(source, node));
  }
  return reached;
}

function linkTargets(source: ProcessSource, from: SourceNode): readonly SourceNode[] {
  if (!isThrowingLink(from)) return [];
  const name = linkNameOf(from);
  return source.nodes.filter((node) => node !== from && node.scope === from.scope && !isThrowingLink(node) && linkNameOf(node) === name);
}
