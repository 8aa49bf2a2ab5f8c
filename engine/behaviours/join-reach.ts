import { isActivity, type ElementDefinition } from '../definition/element-definition.ts';
import { linkTargetOf } from '../definition/link-targets.ts';
import { perDefinition } from '../definition/per-definition.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';

/** For elements: the incoming flows of one join that a token there can still come along. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

/** The reach into a join of every element that has a path to it which doesn't visit the join itself (BPMN 2.0, 13.4.3). */
export function reachInto(definition: ProcessDefinition, joinId: string): Reach {
  const reaches = reachesOf(definition);
  const known = reaches.get(joinId) ?? workOut(definition, joinId);
  reaches.set(joinId, known);
  return known;
}

const reachesOf = perDefinition(() => new Map<string, Reach>());

function workOut(definition: ProcessDefinition, joinId: string): Reach {
  const reach = new Map<string, Set<string>>();
  const leadingTo = predecessorsOf(definition);
  for (const flowId of definition.elements[joinId]?.incoming ?? []) {
    const pending = [definition.flows[flowId]?.source];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const flows = reach.get(id) ?? new Set();
      if (flows.has(flowId)) {
        continue;
      }
      reach.set(id, flows.add(flowId));
      // A token that leaves the join may come back, but a path doesn't go through it.
      if (id !== joinId) {
        pending.push(...(leadingTo.get(id) ?? []));
      }
    }
  }
  return reach;
}

/** By element: the elements from which a token can come to it directly. */
const predecessorsOf = perDefinition((definition): ReadonlyMap<string, readonly string[]> => {
  const predecessors = new Map<string, string[]>();
  for (const element of Object.values(definition.elements)) {
    for (const next of nextElements(definition, element)) {
      const leading = predecessors.get(next) ?? [];
      predecessors.set(next, leading);
      leading.push(element.id);
    }
  }
  return predecessors;
});

/** Where a token goes from an element: along its flows, through a boundary event, or to the link of the same name. */
function nextElements(definition: ProcessDefinition, element: ElementDefinition): readonly string[] {
  const linked = linkTargetOf(definition, element);
  return [
    ...element.outgoing.flatMap((id) => definition.flows[id]?.target ?? []),
    ...(isActivity(element) ? element.boundaryEvents : []),
    ...(linked === undefined ? [] : [linked]),
  ];
}
