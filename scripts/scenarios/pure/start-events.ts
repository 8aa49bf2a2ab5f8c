import { partsOf } from '../../../engine/definition/event-definition.ts';
import type { Expression } from '../../../engine/definition/expression.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';
import { startTriggersOf, type StartTrigger } from '../../../engine/definition/start-triggers.ts';
import { evaluateFeel } from '../../../engine/feel/index.ts';

/** Whether an instance can begin without an event: by a none or conditional start event, or by elements without incoming flow. */
export function startsByItself({ elements, scopes, processId }: ProcessDefinition): boolean {
  const { startEvents = [], implicitStarts = [] } = scopes[processId] ?? {};
  return (
    implicitStarts.length > 0 ||
    startEvents.some((id) => {
      const start = elements[id];
      return start?.type === 'startEvent' && partsOf(start.event).some(({ kind }) => kind === 'none' || kind === 'conditional');
    })
  );
}

/** What begins an instance with a message (or signal) of this name. Names there may not depend on variables. */
export function startTriggersByName(
  definition: ProcessDefinition,
  kind: 'message' | 'signal',
  name: string,
  at: number,
): readonly StartTrigger[] {
  return startTriggersOf(definition).filter(({ event }) => {
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
