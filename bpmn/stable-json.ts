import type { JsonValue } from '../contract/json.ts';

/** JSON text with the keys of every object in code point order: equal values give equal texts. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) => (isRecord(item) ? sorted(item) : item));
}

function isRecord(value: unknown): value is Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, JsonValue>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
}
