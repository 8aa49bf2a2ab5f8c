import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import { linkTargetOf } from '../../engine/definition/link-targets.ts';
import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import { markLabels, markOf, type DiagramState, type ElementMark } from './diagram-state.ts';

/** One line of the list that says in words what the drawing shows. */
export interface DiagramStep {
  readonly elementId: string;
  readonly name: string;
  /** Who acts: the lane's name. */
  readonly lane?: string;
  readonly mark: ElementMark;
  readonly markLabel: string;
  readonly running: number;
}

/**
 * The process as a list, in the order of its sequence flows, for phones and screen readers. What the system does by
 * itself, gateways and unnamed events are left out unless something stands there now.
 */
export function describeSteps(definition: ProcessDefinition, state: DiagramState): DiagramStep[] {
  return inFlowOrder(definition).flatMap((element) => {
    const mark = markOf(state, element.id);
    const running = state.counts[element.id] ?? 0;
    if (!isWorthALine(element) && mark !== 'incident' && mark !== 'current' && running === 0) return [];
    const step = { elementId: element.id, name: element.name ?? fallbackName(element), mark, markLabel: markLabels[mark], running };
    return element.lane === undefined ? step : { ...step, lane: element.lane };
  });
}

/** Breadth first along the flows: what comes earlier stands earlier; what no flow reaches comes last, in document order. */
function inFlowOrder(definition: ProcessDefinition): ElementDefinition[] {
  const { elements, flows, scopes } = definition;
  const ordered = new Map<string, ElementDefinition>();
  const visit = (start: readonly string[]): void => {
    const waiting = [...start];
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const element = elements[id];
      if (element === undefined || ordered.has(id)) continue;
      ordered.set(id, element);
      const inner = scopes[id];
      if (inner !== undefined) visitScope(inner);
      if ('boundaryEvents' in element) waiting.push(...element.boundaryEvents);
      const linked = linkTargetOf(definition, element);
      waiting.push(...element.outgoing.flatMap((flow) => flows[flow]?.target ?? []), ...(linked === undefined ? [] : [linked]));
    }
  };
  // What may happen at any time comes after what happens in turn.
  const visitScope = ({ startEvents, implicitStarts, eventSubProcesses }: ProcessDefinition['scopes'][string]): void => {
    visit([...startEvents, ...implicitStarts]);
    visit(eventSubProcesses);
  };
  for (const scope of Object.values(scopes)) {
    if (scope.parent === undefined) visitScope(scope);
  }
  visit(Object.keys(elements));
  return [...ordered.values()];
}

function isWorthALine(element: ElementDefinition): boolean {
  switch (element.type) {
    case 'serviceTask':
    case 'sendTask':
    case 'scriptTask':
    case 'businessRuleTask':
    case 'exclusiveGateway':
    case 'parallelGateway':
    case 'inclusiveGateway':
    case 'complexGateway':
    case 'eventBasedGateway':
      return false;
    case 'startEvent':
    case 'endEvent':
    case 'intermediateCatchEvent':
    case 'intermediateThrowEvent':
    case 'boundaryEvent':
      return element.name !== undefined;
    default:
      return true;
  }
}

function fallbackName(element: ElementDefinition): string {
  if (element.type.endsWith('Gateway')) return '等待汇合';
  if (element.type.endsWith('Event')) return '等待事件';
  return element.id;
}
