import type { JsonValue } from '../contract/json.ts';

/** The value of a script: numbers, texts and truth values, which are all that models of the reference compute. */
export function toJson(value: unknown): JsonValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
