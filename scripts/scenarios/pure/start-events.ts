import { partsOf, type EventDefinition } from '../../../engine/definition/event-definition.ts';
import type { Expression } from '../../../engine/definition/expression.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';
import { startTriggersOf, type StartTrigger } from '../../../engine/definition/start-triggers.ts';
import { evaluateFeel } from '../../../engine/feel/index.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';

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

/** Where an instance begins when that isn't its none start event. */
export type BeginAt = Pick<TriggerBody & { type: 'start' }, 'startEvent' | 'startDefinition' | 'startAt'>;

/** One way in which an instance of a process begins. */
export interface ProcessStart {
  readonly processId: string;
  readonly trigger: StartTrigger;
}

export function beginningWith({ elementId, definition }: StartTrigger): BeginAt {
  return { startEvent: elementId, ...(definition === undefined ? {} : { startDefinition: definition }) };
}

/** How a timer start event begins an instance, if the process has one of this id. */
export function beginningWithTimer(definition: ProcessDefinition, startEvent: string): BeginAt | undefined {
  const timer = startTriggersOf(definition).find(({ elementId, event }) => elementId === startEvent && event.kind === 'timer');
  return timer && beginningWith(timer);
}

/** What begins instances with a message (or signal) of this name, one way a process. Names there may not depend on variables. */
export function startsByName(
  definitions: Iterable<ProcessDefinition>,
  kind: 'message' | 'signal',
  name: string,
  at: number,
): readonly ProcessStart[] {
  return [...definitions].flatMap((definition) =>
    startTriggersOf(definition)
      .filter(({ event }) => event.kind === kind && nameOf(event, at) === name)
      .slice(0, 1)
      .map((trigger) => ({ processId: definition.processId, trigger })),
  );
}

export function byProcessId(one: ProcessStart, other: ProcessStart): number {
  return one.processId < other.processId ? -1 : one.processId > other.processId ? 1 : 0;
}

function nameOf(event: EventDefinition, at: number): string | undefined {
  switch (event.kind) {
    case 'message':
      return constant(event.messageName, at);
    case 'signal':
      return constant(event.signalName, at);
    default:
      return undefined;
  }
}

/** Value of an expression where there are no variables. */
export function constant(expression: Expression, at: number): string {
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? expression.value : JSON.stringify(expression.value);
  const result = evaluateFeel(expression.source, {}, at);
  return result.ok && typeof result.value === 'string' ? result.value : '';
}
