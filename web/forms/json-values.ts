import type { JsonObject, JsonValue } from '../../contract/json.ts';

export type { JsonObject, JsonValue };

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys (`plan.goals.0`); only own properties are followed. */
export function valueAt(root: JsonValue | undefined, path: string): JsonValue | undefined {
  let value = root;
  for (const segment of path === '' ? [] : path.split('.')) {
    if (isList(value)) value = value[Number(segment)];
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment];
    else return undefined;
  }
  return value;
}

/** A copy of `root` with a value at a path, the objects on the way made or copied. Parsed forms refuse `__proto__`. */
export function withValueAt(root: JsonObject, path: string, value: JsonValue): JsonObject {
  const [segment = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...root, [segment]: value };
  const inner = root[segment];
  return { ...root, [segment]: withValueAt(isObject(inner) ? inner : {}, rest.join('.'), value) };
}
