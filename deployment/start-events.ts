import type { ProcessDefinition } from '../engine/index.ts';
import type { Expression } from '../engine/definition/expression.ts';
import { startTriggersOf, type StartTrigger } from '../engine/definition/start-triggers.ts';
import { evaluateFeel } from '../engine/feel/index.ts';
import type { StartEventRow } from '../db/read-model/deploy-definitions.ts';

/**
 * What messages, signals and timers begin instances of a process. Their expressions see no variables: there is no instance
 * yet. Where an event waits for the same several times, the first of them begins the instance.
 */
export function startEventsOf(definition: ProcessDefinition): readonly StartEventRow[] {
  const rows = new Map<string, StartEventRow>();
  for (const trigger of startTriggersOf(definition)) {
    const occurrence = occurrenceOf(trigger);
    if (occurrence === undefined) continue;
    const { elementId, definition: place } = trigger;
    const key = JSON.stringify([elementId, occurrence.kind, occurrence.name]);
    if (!rows.has(key)) rows.set(key, { elementId, ...occurrence, ...(place === undefined ? {} : { definition: place }) });
  }
  return [...rows.values()];
}

function occurrenceOf({ event }: StartTrigger): Occurrence | undefined {
  switch (event.kind) {
    case 'message':
      return named('message', textOf(event.messageName));
    case 'signal':
      return named('signal', textOf(event.signalName));
    case 'timer': {
      const value = textOf(event.value);
      return named('timer', value === undefined ? undefined : `${event.timerKind}:${value}`);
    }
    case 'none':
    case 'error':
    case 'escalation':
    case 'terminate':
    case 'compensation':
    case 'cancel':
    case 'conditional':
    case 'link':
    case 'multiple':
      return undefined;
  }
}

type Occurrence = Pick<StartEventRow, 'kind' | 'name'>;

function named(kind: StartEventRow['kind'], name: string | undefined): Occurrence | undefined {
  return name === undefined ? undefined : { kind, name };
}

function textOf(expression: Expression): string | undefined {
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? expression.value : undefined;
  const result = evaluateFeel(expression.source, {}, Date.now());
  return result.ok && typeof result.value === 'string' ? result.value : undefined;
}
