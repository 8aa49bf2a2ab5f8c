import type { ProcessDefinition } from '../engine/index.ts';
import type { Expression } from '../engine/definition/expression.ts';
import { evaluateFeel } from '../engine/feel/index.ts';
import type { StartEventRow } from '../db/read-model/definitions-repository.ts';

/** The start events of a process that messages, signals and timers set off. Their expressions see no variables: there is no instance yet. */
export function startEventsOf(definition: ProcessDefinition): readonly StartEventRow[] {
  const ids = definition.scopes[definition.processId]?.startEvents ?? [];
  return ids.flatMap((id) => {
    const element = definition.elements[id];
    return element?.type === 'startEvent' ? (rowOf(id, element.event) ?? []) : [];
  });
}

type StartEventDefinition = Extract<ProcessDefinition['elements'][string], { type: 'startEvent' }>['event'];

function rowOf(elementId: string, event: StartEventDefinition): StartEventRow | undefined {
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
