import type { ModdleElement } from '../reading/moddle-element.ts';

/** True for the container itself and everything that it holds. */
export function isInside(element: ModdleElement, container: ModdleElement): boolean {
  for (let current: ModdleElement | undefined = element; current !== undefined; current = current.$parent) {
    if (current === container) return true;
  }
  return false;
}
