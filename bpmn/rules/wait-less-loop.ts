import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import { linkTargetOf } from '../../engine/definition/link-targets.ts';
import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import type { Rule } from './rule.ts';

/**
 * A cycle of elements none of which waits can go round without end; the engine then stops it with an incident when
 * its budget of steps is spent. BPMN allows it, and conditions may end it in time.
 */
export const waitLessLoop: Rule = {
  name: 'wait-less-loop',
  severity: 'warning',
  *check({ definition }) {
    for (const cycle of cycles(definition)) {
      const names = cycle.slice(0, 5).map((element) => element.name ?? element.id);
      yield {
        element: cycle[0].id,
        message: `「${names.join('」→「')}」${cycle.length > 5 ? '等' : ''}构成循环，其中没有任何等待（人工任务、消息、定时器等），可能无休止地重复。`,
        remedy: '请确认循环一定会结束，或在循环中加入用户任务、定时器或服务任务。',
      };
    }
  },
};

type Cycle = readonly [ElementDefinition, ...ElementDefinition[]];

/** Peels off everything that isn't on a way from cycle to cycle; what is left, connected, holds the cycles. */
function* cycles(definition: ProcessDefinition): Iterable<Cycle> {
  const passing = new Map(
    Object.values(definition.elements).flatMap((element) => (waits(element, definition) ? [] : [[element.id, element] as const])),
  );
  const edges = [...Object.values(definition.flows), ...linkEdges(definition)].filter(
    ({ source, target }) => passing.has(source) && passing.has(target),
  );
  const next = groupBy(edges, 'source', 'target');
  const previous = groupBy(edges, 'target', 'source');
  const remaining = new Set(passing.keys());
  peel(remaining, next, previous);
  peel(remaining, previous, next);

  const seen = new Set<string>();
  for (const start of passing.keys()) {
    if (!remaining.has(start) || seen.has(start)) continue;
    const component: ElementDefinition[] = [];
    const pending = [start];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const element = passing.get(id);
      if (element === undefined || seen.has(id) || !remaining.has(id)) continue;
      seen.add(id);
      component.push(element);
      pending.push(...(next.get(id) ?? []), ...(previous.get(id) ?? []));
    }
    const [first, ...rest] = component;
    if (first !== undefined) yield [first, ...rest];
  }
}

/** Links lead on like flows. */
function linkEdges(definition: ProcessDefinition): readonly { readonly source: string; readonly target: string }[] {
  return Object.values(definition.elements).flatMap((element) => {
    const target = linkTargetOf(definition, element);
    return target === undefined ? [] : [{ source: element.id, target }];
  });
}

/** Removes, again and again, elements that nothing remaining leads to. */
function peel(
  remaining: Set<string>,
  next: ReadonlyMap<string, readonly string[]>,
  previous: ReadonlyMap<string, readonly string[]>,
): void {
  const degree = new Map([...remaining].map((id) => [id, (previous.get(id) ?? []).filter((other) => remaining.has(other)).length]));
  const pending = [...remaining].filter((id) => degree.get(id) === 0);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    remaining.delete(id);
    for (const target of next.get(id) ?? []) {
      const left = (degree.get(target) ?? 0) - 1;
      degree.set(target, left);
      if (left === 0) pending.push(target);
    }
  }
}

function groupBy<From extends string, To extends string>(
  edges: readonly Readonly<Record<From | To, string>>[],
  from: From,
  to: To,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const edge of edges) {
    const group = groups.get(edge[from]) ?? [];
    groups.set(edge[from], group);
    group.push(edge[to]);
  }
  return groups;
}

function waits(element: ElementDefinition, definition: ProcessDefinition): boolean {
  if (element.startListeners !== undefined || element.endListeners !== undefined) return true;
  switch (element.type) {
    case 'task':
    case 'manualTask':
    case 'scriptTask':
    case 'exclusiveGateway':
    case 'parallelGateway':
    case 'inclusiveGateway':
    case 'complexGateway':
      return false;
    case 'businessRuleTask':
    case 'sendTask':
    case 'intermediateThrowEvent':
      return element.job !== undefined;
    case 'adHocSubProcess':
      return element.activeElements === undefined || holdsWait(element, definition);
    case 'intermediateCatchEvent':
      return element.event.kind !== 'link';
    case 'subProcess':
    case 'transaction':
      return holdsWait(element, definition);
    case 'startEvent':
    case 'endEvent':
    case 'boundaryEvent':
    case 'userTask':
    case 'serviceTask':
    case 'receiveTask':
    case 'callActivity':
    case 'eventBasedGateway':
      return true;
  }
}

function holdsWait(scope: ElementDefinition, definition: ProcessDefinition): boolean {
  return Object.values(definition.elements).some((inner) => inner.scope === scope.id && isInnerWait(inner, definition));
}

/** Inside a sub-process, start and end events and catches on the border don't hold the token up. */
function isInnerWait(element: ElementDefinition, definition: ProcessDefinition): boolean {
  if (element.type === 'startEvent' || element.type === 'boundaryEvent') return false;
  return element.type === 'endEvent' ? element.job !== undefined : waits(element, definition);
}
