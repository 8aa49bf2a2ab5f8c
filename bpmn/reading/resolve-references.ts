import type { UnresolvedReference } from 'bpmn-moddle';
import { everyElement, idOf, isModdleElement, type ModdleElement } from './moddle-element.ts';

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

/** Elements of the model and of its picture. */
function indexById(root: ModdleElement): ReadonlyMap<string, ModdleElement> {
  const elements = new Map<string, ModdleElement>();
  for (const element of everyElement(root)) {
    const id = idOf(element);
    const isModel = element.$type.startsWith('bpmn:');
    if (id !== undefined && (isModel || (/^(bpmndi|di):/.test(element.$type) && !elements.has(id)))) elements.set(id, element);
  }
  return elements;
}
