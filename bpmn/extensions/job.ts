import type { JobDefinition } from '../../engine/definition/task-properties.ts';
import { toExpression, toValueExpression } from '../compilation/expression.ts';
import { present } from '../compilation/present.ts';
import { child, children, extension, idOf, text, type ModdleElement } from '../reading/moddle-element.ts';

/** Attempts before an incident when the diagram doesn't say, as in Camunda 8. */
export const DEFAULT_RETRIES = '3';

/** Work for a handler, found by type: `zeebe:taskDefinition` with `zeebe:taskHeaders`, else the operation of the task. */
export function readJob(element: ModdleElement): JobDefinition | undefined {
  const definition = extension(element, 'zeebe:TaskDefinition');
  const operation = definition === undefined ? child(element, 'operationRef') : undefined;
  const type = text(definition, 'type') ?? operationType(operation);
  if (type === undefined) return undefined;
  return {
    type: toExpression(type),
    retries: toValueExpression(text(definition, 'retries') ?? DEFAULT_RETRIES),
    headers: { ...operationHeaders(operation), ...readHeaders(extension(element, 'zeebe:TaskHeaders')) },
  };
}

/** BPMN 2.0, 8.4.4: the implementation of an operation says what carries it out; its name will do. */
function operationType(operation: ModdleElement | undefined): string | undefined {
  return text(operation, 'implementationRef') ?? nameOrId(operation);
}

function operationHeaders(operation: ModdleElement | undefined): Readonly<Record<string, string>> {
  return operation === undefined ? {} : present({ operation: nameOrId(operation), interface: nameOrId(operation.$parent) });
}

function nameOrId(element: ModdleElement | undefined): string | undefined {
  return text(element, 'name') ?? idOf(element);
}

/** `zeebe:taskHeaders`: fixed texts for the handler. */
export function readHeaders(headers: ModdleElement | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    children(headers, 'values').flatMap((header) => {
      const key = text(header, 'key');
      return key === undefined ? [] : [[key, text(header, 'value') ?? ''] as const];
    }),
  );
}

export const JOB_EXTENSIONS = ['zeebe:TaskDefinition', 'zeebe:TaskHeaders'] as const;
