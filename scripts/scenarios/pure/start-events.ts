import type { Expression } from '../../../engine/definition/expression.ts';
import type { StartEvent } from '../../../engine/definition/element-definition.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';
import { evaluateFeel } from '../../../engine/feel/index.ts';

/** The start events of a process itself, not those of its sub-processes. */
export function startEventsOf(definition: ProcessDefinition): readonly StartEvent[] {
  return (definition.scopes[definition.processId]?.startEvents ?? []).flatMap((id) => {
    const element = definition.elements[id];
    return element?.type === 'startEvent' ? [element] : [];
  });
}

/** Whether an instance can begin without an event: by a none start event, or by elements without incoming flow. */
export function startsByItself(definition: ProcessDefinition): boolean {
  const starts = startEventsOf(definition);
  return starts.length === 0 || starts.some((start) => start.event.kind === 'none');
}

/** Start events of the process that wait for a message (or signal) of this name. Names there may not depend on variables. */
export function startEventsByName(
  definition: ProcessDefinition,
  kind: 'message' | 'signal',
  name: string,
  at: number,
): readonly StartEvent[] {
  return startEventsOf(definition).filter(({ event }) => {
    const waitsFor = event.kind === 'message' ? event.messageName : event.kind === 'signal' ? event.signalName : undefined;
    return event.kind === kind && waitsFor !== undefined && constant(waitsFor, at) === name;
  });
}

/** Value of an expression where there are no variables. */
export function constant(expression: Expression, at: number): string {
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? expression.value : JSON.stringify(expression.value);
  const result = evaluateFeel(expression.source, {}, at);
  return result.ok && typeof result.value === 'string' ? result.value : '';
}
