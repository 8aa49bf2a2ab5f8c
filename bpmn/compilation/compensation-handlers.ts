import { definitionsOf } from '../events/event-of.ts';
import { children, child, flag, idOf, type ModdleElement } from '../reading/moddle-element.ts';
import type { ProcessSource, SourceNode, SourceScope } from '../reading/process-source.ts';

/** Finds the activity that undoes a node, by the association of a compensation event on its boundary (BPMN 2.0, 10.7). */
export function indexHandlers({ scopes, nodes }: ProcessSource): (node: SourceNode) => string | undefined {
  // Looked for once: a diagram may have thousands of nodes, and most have no such event.
  const isUsed = nodes.some(isCompensationEvent);
  return (node) =>
    isUsed
      ? node.boundaryEvents
          .filter(isCompensationEvent)
          .flatMap((event) => associatedWith(scopes, event.element))
          .map(idOf)
          .find((id) => id !== undefined)
      : undefined;
}

/** A compensation event on the boundary of an activity. */
export function isCompensationEvent(node: SourceNode): boolean {
  return node.type === 'bpmn:BoundaryEvent' && definitionsOf(node).some(({ $type }) => $type === 'bpmn:CompensateEventDefinition');
}

/** The activities for compensation that associations lead to from an event. */
export function associatedWith(scopes: readonly SourceScope[], event: ModdleElement): readonly ModdleElement[] {
  return scopes
    .flatMap((scope) => children(scope.element, 'artifacts'))
    .filter((artifact) => artifact.$type === 'bpmn:Association' && child(artifact, 'sourceRef') === event)
    .flatMap((association) => child(association, 'targetRef') ?? [])
    .filter((target) => flag(target, 'isForCompensation') === true);
}
