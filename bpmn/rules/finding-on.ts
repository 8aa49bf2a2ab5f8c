import type { Finding } from '../problem.ts';
import { idOf, labelOf, type ModdleElement } from '../reading/moddle-element.ts';

/** A finding about an element: the message begins with its label, the id comes from it or its nearest named parent. */
export function findingOn(element: ModdleElement, message: string, remedy: string): Finding {
  const id = nearestId(element);
  return { ...(id === undefined ? {} : { element: id }), message: `${labelOf(element)}${message}`, remedy };
}

function nearestId(element: ModdleElement): string | undefined {
  for (let current: ModdleElement | undefined = element; current !== undefined; current = current.$parent) {
    const id = idOf(current);
    if (id !== undefined) return id;
  }
  return undefined;
}
