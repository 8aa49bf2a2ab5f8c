import type { JobDefinition } from '../../engine/definition/task-properties.ts';
import { toExpression, toValueExpression } from '../compilation/expression.ts';
import { children, extension, text, type ModdleElement } from '../reading/moddle-element.ts';

/** Attempts before an incident when the diagram doesn't say, as in Camunda 8. */
export const DEFAULT_RETRIES = '3';

/** `zeebe:taskDefinition` and `zeebe:taskHeaders`: work for a handler, found by type. */
export function readJob(element: ModdleElement): JobDefinition | undefined {
  const definition = extension(element, 'zeebe:TaskDefinition');
  const type = text(definition, 'type');
  if (type === undefined) return undefined;
  return {
    type: toExpression(type),
    retries: toValueExpression(text(definition, 'retries') ?? DEFAULT_RETRIES),
    headers: readHeaders(extension(element, 'zeebe:TaskHeaders')),
  };
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
