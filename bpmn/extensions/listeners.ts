import type { ListenerEvent } from '../../engine/definition/listener-event.ts';
import type { JobDefinition } from '../../engine/definition/task-properties.ts';
import { toExpression, toValueExpression } from '../compilation/expression.ts';
import { child, children, extension, extensionsOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import { DEFAULT_RETRIES, readHeaders } from './job.ts';

/** `zeebe:executionListeners` of an element or the process for one moment, in the order drawn; undefined: none. */
export function readExecutionListeners(element: ModdleElement, event: ListenerEvent): readonly JobDefinition[] | undefined {
  return jobsOf(element, executionListeners(element), event);
}

/** `zeebe:taskListeners` of a user task for one moment. */
export function readTaskListeners(element: ModdleElement, event: ListenerEvent): readonly JobDefinition[] | undefined {
  return jobsOf(element, taskListeners(element), event);
}

export function executionListeners(element: ModdleElement): readonly ModdleElement[] {
  return listenersIn(element, 'zeebe:ExecutionListeners');
}

export function taskListeners(element: ModdleElement): readonly ModdleElement[] {
  return listenersIn(element, 'zeebe:TaskListeners');
}

function listenersIn(element: ModdleElement, type: string): readonly ModdleElement[] {
  return extensionsOf(element).flatMap((item) => (item.$type === type ? children(item, 'listeners') : []));
}

function jobsOf(element: ModdleElement, listeners: readonly ModdleElement[], event: ListenerEvent): readonly JobDefinition[] | undefined {
  const jobs = listeners.flatMap((listener) => {
    const type = text(listener, 'type');
    if (type === undefined || text(listener, 'eventType') !== event) return [];
    return [
      {
        type: toExpression(type),
        retries: toValueExpression(text(listener, 'retries') ?? DEFAULT_RETRIES),
        // The element's own headers reach its listeners too; theirs go first (Camunda 8).
        headers: { ...readHeaders(extension(element, 'zeebe:TaskHeaders')), ...readHeaders(child(listener, 'headers')) },
      },
    ];
  });
  return jobs.length === 0 ? undefined : jobs;
}
