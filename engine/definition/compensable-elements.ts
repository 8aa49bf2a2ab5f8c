import { isActivity } from './element-definition.ts';
import type { ProcessDefinition } from './process-definition.ts';

/**
 * Ids of the activities that can be undone once they have completed: those with a handler, and the scopes around them.
 * Found once a definition, so that processes without compensation keep nothing.
 */
export function compensableElements(definition: ProcessDefinition): ReadonlySet<string> {
  const known = compensable.get(definition);
  if (known) {
    return known;
  }
  const found = new Set<string>();
  for (const element of Object.values(definition.elements)) {
    if (isActivity(element) && element.compensationHandler !== undefined) {
      found.add(element.id);
      addScopes(found, definition, element.scope);
    }
    if (element.type === 'startEvent' && element.event.kind === 'compensation') {
      addScopes(found, definition, definition.scopes[element.scope]?.parent);
    }
  }
  compensable.set(definition, found);
  return found;
}

/** The event sub-process by which a sub-process undoes itself, and its start event (BPMN 2.0, 10.7). */
export function compensationEventSubProcess(
  definition: ProcessDefinition,
  scopeId: string,
): { readonly id: string; readonly startEvent: string } | undefined {
  for (const id of definition.scopes[scopeId]?.eventSubProcesses ?? []) {
    for (const startEvent of definition.scopes[id]?.startEvents ?? []) {
      const start = definition.elements[startEvent];
      if (start?.type === 'startEvent' && start.event.kind === 'compensation') {
        return { id, startEvent };
      }
    }
  }
  return undefined;
}

const compensable = new WeakMap<ProcessDefinition, ReadonlySet<string>>();

function addScopes(found: Set<string>, definition: ProcessDefinition, innermost: string | undefined): void {
  for (let id = innermost; id !== undefined && !found.has(id); id = definition.scopes[id]?.parent) {
    found.add(id);
  }
}
