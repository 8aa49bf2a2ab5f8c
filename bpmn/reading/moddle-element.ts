/** An element of the parsed file, as far as the compiler relies on it. */
export interface ModdleElement {
  /** E.g. `bpmn:UserTask`, `zeebe:TaskDefinition`. */
  readonly $type: string;
  readonly $parent?: ModdleElement;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  /** True when the metamodel derives the element's type from `type`. */
  $instanceOf(type: string): boolean;
}

export function isModdleElement(value: unknown): value is ModdleElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$type' in value &&
    typeof value.$type === 'string' &&
    'get' in value &&
    '$instanceOf' in value
  );
}

/** The attribute's or body's text without surrounding blanks; undefined when absent or blank. */
export function text(element: ModdleElement | undefined, name: string): string | undefined {
  const value = element?.get(name);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** The boolean attribute with BPMN's default; undefined when the type has no such attribute. */
export function flag(element: ModdleElement | undefined, name: string): boolean | undefined {
  const value = element?.get(name);
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

export function child(element: ModdleElement | undefined, name: string): ModdleElement | undefined {
  const value = element?.get(name);
  return isModdleElement(value) ? value : undefined;
}

export function children(element: ModdleElement | undefined, name: string): readonly ModdleElement[] {
  const value = element?.get(name);
  return Array.isArray(value) ? value.filter(isModdleElement) : [];
}

export function idOf(element: ModdleElement | undefined): string | undefined {
  return text(element, 'id');
}

/** Elements inside `extensionElements`, of any namespace. */
export function extensionsOf(element: ModdleElement | undefined): readonly ModdleElement[] {
  return children(child(element, 'extensionElements'), 'values');
}

export function extension(element: ModdleElement | undefined, type: string): ModdleElement | undefined {
  return extensionsOf(element).find((candidate) => candidate.$type === type);
}

/** Attributes that the metamodel doesn't know, and prefixed ones of foreign namespaces. */
export function foreignAttributes(element: ModdleElement): readonly string[] {
  if (!('$attrs' in element) || typeof element.$attrs !== 'object' || element.$attrs === null) return [];
  return Object.keys(element.$attrs);
}

/** The nearest element around this one that is of the type, or the element itself. */
export function ancestor(element: ModdleElement | undefined, type: string): ModdleElement | undefined {
  let current = element;
  while (current !== undefined && !isA(current, type)) {
    current = current.$parent;
  }
  return current;
}

/** True when the metamodel derives the element's type from `type`, e.g. any task from `bpmn:Activity`. */
export function isA(element: ModdleElement, type: string): boolean {
  return element.$instanceOf(type);
}

/** The element and all that is in it or that it refers to. */
export function everyElement(root: ModdleElement): readonly ModdleElement[] {
  const elements: ModdleElement[] = [];
  const pending: object[] = [root];
  const seen = new Set<object>();
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    if (isModdleElement(current)) elements.push(current);
    const values: readonly unknown[] = Object.values(current);
    for (const value of values) if (typeof value === 'object' && value !== null) pending.push(value);
  }
  return elements;
}

/** How messages speak of an element: its label, or its id when it has none. */
export function labelOf(element: ModdleElement | undefined): string {
  const label = text(element, 'name')?.replace(/\s+/g, ' ') ?? idOf(element) ?? '未命名';
  return label.length > 40 ? `「${label.slice(0, 40)}…」` : `「${label}」`;
}
