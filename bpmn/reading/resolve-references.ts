import type { UnresolvedReference } from 'bpmn-moddle';
import { idOf, isModdleElement, type ModdleElement } from './moddle-element.ts';

/** A reference to an element that the file doesn't contain. */
export interface Dangling {
  readonly element: ModdleElement;
  /** Local name of the property, e.g. `sourceRef`. */
  readonly property: string;
  readonly id: string;
}

/**
 * Puts the elements themselves in place of the references to them and returns those that lead nowhere. References
 * are QNames: where no element has the whole text as its id, the part after the prefix counts.
 */
export function resolveReferences(root: ModdleElement, references: readonly UnresolvedReference[]): readonly Dangling[] {
  const elements = indexById(root);
  const dangling: Dangling[] = [];
  const lists = new Map<ModdleElement, Map<string, ModdleElement[]>>();
  for (const { element, property, id } of references) {
    if (!isModdleElement(element)) continue;
    const target = elements.get(id) ?? elements.get(id.slice(id.indexOf(':') + 1));
    if (target === undefined) {
      dangling.push({ element, property: property.slice(property.indexOf(':') + 1), id });
    } else if (Array.isArray(element.get(property))) {
      const byProperty = lists.get(element) ?? new Map<string, ModdleElement[]>();
      lists.set(element, byProperty);
      const targets = byProperty.get(property) ?? [];
      byProperty.set(property, targets);
      targets.push(target);
    } else {
      element.set(property, target);
    }
  }
  for (const [element, byProperty] of lists) {
    for (const [property, targets] of byProperty) element.set(property, targets);
  }
  return dangling;
}

function indexById(root: ModdleElement): ReadonlyMap<string, ModdleElement> {
  const elements = new Map<string, ModdleElement>();
  const pending: unknown[] = [root];
  const seen = new Set<unknown>();
  while (pending.length > 0) {
    const current = pending.pop();
    if (typeof current !== 'object' || current === null || seen.has(current)) continue;
    seen.add(current);
    if (isModdleElement(current)) {
      const id = idOf(current);
      if (id !== undefined && current.$type.startsWith('bpmn:')) elements.set(id, current);
    }
    for (const value of Object.values(current)) pending.push(value);
  }
  return elements;
}
