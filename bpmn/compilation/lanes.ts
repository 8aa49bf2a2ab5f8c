import { child, children, idOf, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf, type ProcessSource, type SourceNode } from '../reading/process-source.ts';

/** Finds the lanes around a node, innermost first; nodes in a sub-process are in the lanes of the sub-process too. */
export function indexLanes(process: ProcessSource): (node: SourceNode) => readonly ModdleElement[] {
  const lanesById = new Map<string, readonly ModdleElement[]>();
  const visit = (laneSet: ModdleElement | undefined, around: readonly ModdleElement[]): void => {
    for (const lane of children(laneSet, 'lanes')) {
      const lanes = [lane, ...around];
      for (const node of children(lane, 'flowNodeRef')) lanesById.set(idOf(node) ?? '', lanes);
      // Inner lanes come later and win.
      visit(child(lane, 'childLaneSet'), lanes);
    }
  };
  for (const scope of process.scopes) for (const laneSet of children(scope.element, 'laneSets')) visit(laneSet, []);

  return (node) => {
    const found: ModdleElement[] = [];
    for (
      let element: ModdleElement | undefined = node.element;
      element !== undefined && element !== process.element;
      element = element.$parent
    ) {
      found.push(...(lanesById.get(idOf(element) ?? '') ?? []));
    }
    return found;
  };
}

/** Name of the innermost lane that has one. */
export function laneName(lanes: readonly ModdleElement[]): string | undefined {
  return lanes.map(nameOf).find((name) => name !== undefined);
}

/** Every lane of a process, with those inside others. */
export function lanesOf(process: ProcessSource): readonly ModdleElement[] {
  const inside = (laneSet: ModdleElement | undefined): readonly ModdleElement[] =>
    children(laneSet, 'lanes').flatMap((lane) => [lane, ...inside(child(lane, 'childLaneSet'))]);
  return process.scopes.flatMap((scope) => children(scope.element, 'laneSets').flatMap(inside));
}
