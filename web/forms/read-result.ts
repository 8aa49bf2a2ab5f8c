import type { JsonValue } from './json-values.ts';

/** A typed text as the value a process gets; `fault` when the text is no such value (the value is then null). */
export interface ReadValue {
  readonly value: JsonValue;
  readonly fault?: string;
}
