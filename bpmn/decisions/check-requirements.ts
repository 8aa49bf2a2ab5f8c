import type { DecisionFault } from './decision-fault.ts';

/** An element of the requirements graph as it was compiled. */
export interface GraphNode {
  readonly id: string;
  /** E.g. 决策「风险等级」. */
  readonly label: string;
  readonly requires: readonly string[];
  /** Why it can't run by itself. */
  readonly faults: readonly DecisionFault[];
}

/**
 * Why each element of the graph can't run, what it requires included. The graph must have no cycles (DMN 1.3, 6.3.8
 * and 6.3.9); a business knowledge model that calls itself by its name needs no requirement for it.
 */
export function checkRequirements(nodes: ReadonlyMap<string, GraphNode>): ReadonlyMap<string, readonly DecisionFault[]> {
  const found = new Map<string, readonly DecisionFault[]>();
  const faultsOf = (node: GraphNode, path: readonly GraphNode[]): readonly DecisionFault[] => {
    const known = found.get(node.id);
    if (known !== undefined) return known;
    // Whatever leads into a cycle is refused: which of its elements is named first makes no difference.
    const start = path.indexOf(node);
    if (start >= 0) return [cycleFault([...path.slice(start), node])];
    if (path.length >= DEEPEST_REQUIREMENT) return [depthFault(node)];
    const required = node.requires.flatMap((id) => nodes.get(id) ?? []).flatMap((other) => faultsOf(other, [...path, node]));
    const faults = distinct([...node.faults, ...required]);
    found.set(node.id, faults);
    return faults;
  };
  return new Map([...nodes.values()].map((node) => [node.id, faultsOf(node, [])]));
}

/** Far above any model that people can read, far below what would exhaust the stack. */
const DEEPEST_REQUIREMENT = 100;

function cycleFault(path: readonly GraphNode[]): DecisionFault {
  return {
    message: `${path[0]?.label ?? ''}：依赖关系成环（${path.map(({ label }) => label).join(' → ')}）。`,
    remedy: '请删除其中一条连线，使决策不再依赖自身。',
  };
}

function depthFault({ label }: GraphNode): DecisionFault {
  return { message: `${label}：依赖超过 ${DEEPEST_REQUIREMENT} 层。`, remedy: '请合并一些决策，减少层次。' };
}

function distinct(faults: readonly DecisionFault[]): readonly DecisionFault[] {
  return [...new Map(faults.map((fault) => [fault.message, fault])).values()];
}
