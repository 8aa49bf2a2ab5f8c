import type { ProcessDefinition } from '../engine/index.ts';
import type { EventDefinition } from '../engine/definition/event-definition.ts';
import type { Expression } from '../engine/definition/expression.ts';
import { startTriggersOf } from '../engine/definition/start-triggers.ts';
import { evaluateFeel } from '../engine/feel/index.ts';
import type { StartEventRow } from '../db/read-model/deploy-definitions.ts';

/** What messages, signals and timers begin instances of a process. Their expressions see no variables: there is no instance yet. */
export function startEventsOf(definition: ProcessDefinition): readonly StartEventRow[] {
  return startTriggersOf(definition).flatMap(({ elementId, event, definition: place }) => {
    const row = rowOf(elementId, event);
    return row === undefined ? [] : [{ ...row, ...(place === undefined ? {} : { definition: place }) }];
  });
}

function rowOf(elementId: string, event: EventDefinition): StartEventRow | undefined {
  switch (event.kind) {
    case 'message':
      return named(elementId, 'message', textOf(event.messageName));
    case 'signal':
      return named(elementId, 'signal', textOf(event.signalName));
    case 'timer': {
      const value = textOf(event.value);
      return value === undefined ? undefined : { elementId, kind: 'timer', name: `${event.timerKind}:${value}` };
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

function named(elementId: string, kind: 'message' | 'signal', name: string | undefined): StartEventRow | undefined {
  return name === undefined ? undefined : { elementId, kind, name };
}

function textOf(expression: Expression): string | undefined {
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? expression.value : undefined;
  const result = evaluateFeel(expression.source, {}, Date.now());
  return result.ok && typeof result.value === 'string' ? result.value : undefined;
}
