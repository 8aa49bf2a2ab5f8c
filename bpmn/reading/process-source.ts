import { inPlaceOfCall, type GlobalTasks } from './global-tasks.ts';
import { children, child, idOf, isA, text, type ModdleElement } from './moddle-element.ts';

/** A process as drawn: its flow nodes and sequence flows with their connections, in document order. */
export interface ProcessSource {
  readonly element: ModdleElement;
  readonly id: string;
  readonly scopes: readonly SourceScope[];
  readonly nodes: readonly SourceNode[];
  readonly flows: readonly SourceFlow[];
  readonly nodeOf: ReadonlyMap<ModdleElement, SourceNode>;
  /** Flow elements that are neither: data objects and the like. */
  readonly others: readonly ModdleElement[];
  /** Flow nodes without an id; they can't be referred to. */
  readonly nameless: readonly ModdleElement[];
}

export interface SourceScope {
  readonly id: string;
  /** The process or a sub-process. */
  readonly element: ModdleElement;
  readonly parent?: string;
  readonly nodes: readonly SourceNode[];
}

export interface SourceNode {
  readonly id: string;
  readonly element: ModdleElement;
  readonly type: string;
  /** Id of the process or sub-process around it. */
  readonly scope: string;
  readonly incoming: readonly SourceFlow[];
  readonly outgoing: readonly SourceFlow[];
  /** Boundary events on an activity, in document order. */
  readonly boundaryEvents: readonly SourceNode[];
}

export interface SourceFlow {
  readonly id: string;
  readonly element: ModdleElement;
  readonly scope: string;
  readonly source: SourceNode | undefined;
  readonly target: SourceNode | undefined;
}

/** Walks the process; needs resolved references. Calls of global tasks appear as the tasks themselves. */
export function readProcess(process: ModdleElement, globalTasks: GlobalTasks = new Map()): ProcessSource {
  const nodeOf = new Map<ModdleElement, MutableNode>();
  const scopes: SourceScope[] = [];
  const flowElements: { readonly element: ModdleElement; readonly scope: string }[] = [];
  const others: ModdleElement[] = [];
  const nameless: ModdleElement[] = [];

  const visit = (element: ModdleElement, id: string, parent: string | undefined): void => {
    const nodes: MutableNode[] = [];
    scopes.push({ id, element, nodes, ...(parent === undefined ? {} : { parent }) });
    for (const item of children(element, 'flowElements')) {
      if (item.$type === 'bpmn:SequenceFlow') flowElements.push({ element: item, scope: id });
      else if (!isA(item, 'bpmn:FlowNode')) others.push(item);
      else {
        const itemId = idOf(item);
        if (itemId === undefined) {
          nameless.push(item);
          continue;
        }
        const executed = inPlaceOfCall(item, globalTasks);
        const node = { id: itemId, element: executed, type: executed.$type, scope: id, incoming: [], outgoing: [], boundaryEvents: [] };
        nodes.push(node);
        nodeOf.set(item, node);
        if (isA(item, 'bpmn:SubProcess')) visit(item, itemId, id);
      }
    }
  };
  const id = idOf(process) ?? '';
  visit(process, id, undefined);

  const nodes = scopes.flatMap((scope) => scope.nodes);
  for (const node of nodes) {
    const host = child(node.element, 'attachedToRef');
    if (host !== undefined) nodeOf.get(host)?.boundaryEvents.push(node);
  }
  const flows = flowElements.map(({ element, scope }, index) => connect(element, scope, index, nodeOf));
  return { element: process, id, scopes, nodes, flows, nodeOf, others, nameless };
}

/** The label, in one line. */
export function nameOf(element: ModdleElement | undefined): string | undefined {
  return text(element, 'name')?.replace(/\s+/g, ' ');
}

interface MutableNode extends SourceNode {
  readonly incoming: SourceFlow[];
  readonly outgoing: SourceFlow[];
  readonly boundaryEvents: SourceNode[];
}

function connect(element: ModdleElement, scope: string, index: number, nodeOf: ReadonlyMap<ModdleElement, MutableNode>): SourceFlow {
  const sourceElement = child(element, 'sourceRef');
  const targetElement = child(element, 'targetRef');
  const source = sourceElement && nodeOf.get(sourceElement);
  const target = targetElement && nodeOf.get(targetElement);
  // BPMN doesn't ask for an id on what nothing refers to; history does.
  const id = idOf(element) ?? `${source?.id ?? ''}-${target?.id ?? ''}-${index}`;
  const flow = { id, element, scope, source, target };
  source?.outgoing.push(flow);
  target?.incoming.push(flow);
  return flow;
}
