import { child, children, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf, type ProcessSource, type SourceNode } from '../reading/process-source.ts';

/** Finds the innermost lane of a node; nodes in a sub-process are in the lane of the sub-process. */
export function indexLanes(process: ProcessSource): (node: SourceNode) => string | undefined {
  const laneNames = new Map<ModdleElement, string>();
  const visit = (laneSet: ModdleElement | undefined): void => {
    for (const lane of children(laneSet, 'lanes')) {
      const name = nameOf(lane);
      if (name !== undefined) for (const node of children(lane, 'flowNodeRef')) laneNames.set(node, name);
      // Inner lanes come later and win.
      visit(child(lane, 'childLaneSet'));
    }
  };
  for (const scope of process.scopes) for (const laneSet of children(scope.element, 'laneSets')) visit(laneSet);

  return (node) => {
    for (
      let element: ModdleElement | undefined = node.element;
      element !== undefined && element !== process.element;
      element = element.$parent
    ) {
      const name = laneNames.get(element);
      if (name !== undefined) return name;
    }
    return undefined;
  };
}
