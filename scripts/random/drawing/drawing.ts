/** A diagram as nodes and flows, before it is laid out and written. */
export interface DrawnProcess {
  readonly id: string;
  readonly scope: DrawnScope;
}

export interface DrawnScope {
  readonly nodes: DrawnNode[];
  readonly flows: DrawnFlow[];
  /** From a compensation boundary event to its handler. */
  readonly associations: DrawnFlow[];
  /** Event sub-processes: the scope that they belong to. */
  readonly around?: DrawnScope;
  /** False in an ad-hoc sub-process: its paths just stop. */
  readonly hasEnds: boolean;
}

export interface DrawnNode {
  readonly id: string;
  /** Name of the element in the BPMN schema. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Extension elements, then what comes after the flows. */
  readonly extensions: readonly string[];
  readonly content: readonly string[];
  readonly attachedTo?: string;
  readonly scope?: DrawnScope;
}

export interface DrawnFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: string;
}

/** The beginning of a flow that doesn't lead anywhere yet. */
export interface Exit {
  readonly source: string;
  readonly condition?: string;
}

export function emptyScope(hasEnds = true): DrawnScope {
  return { nodes: [], flows: [], associations: [], hasEnds };
}

/** Whether an activity is drawn in a scope, or in the one around an event sub-process: compensation sees no other. */
export function isVisible({ nodes, around }: DrawnScope, activity: string): boolean {
  return nodes.some(({ id }) => id === activity) || (around !== undefined && isVisible(around, activity));
}

/** Leads flows to a node. */
export function connect(scope: DrawnScope, exits: readonly Exit[], target: string): void {
  for (const { source, condition } of exits) {
    const same = scope.flows.filter((flow) => flow.source === source && flow.target === target).length;
    const id = `Flow_${source}_${target}${same === 0 ? '' : `_${same}`}`;
    scope.flows.push({ id, source, target, ...(condition === undefined ? {} : { condition }) });
  }
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
