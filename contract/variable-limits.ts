import type { JsonObject } from './json.ts';
import { refusals, type RefusalKind } from './process-instance.ts';

/** Characters of JSON that one action may bring. Long texts and lists belong into the registers, variables hold their ids. */
const MAX_VARIABLES = 256 * 1024;

export interface VariableRefusal {
  readonly kind: RefusalKind;
  readonly message: string;
}

/** Why variables from outside can't be taken in, or undefined. PostgreSQL stores neither NUL nor lone surrogates. */
export function refuseVariables(variables: JsonObject): VariableRefusal | undefined {
  const json = JSON.stringify(variables);
  if (json.length > MAX_VARIABLES) {
    return {
      kind: refusals.tooLarge,
      message: `数据过大（${String(Math.ceil(json.length / 1024))} KB），最多 ${String(MAX_VARIABLES / 1024)} KB`,
    };
  }
  if (json.includes('\\u') && UNSTORABLE.test(json)) return { kind: refusals.invalid, message: '数据中含有无法保存的字符' };
  return undefined;
}

/** Escapes that `JSON.stringify` writes for these characters alone; a backslash before them is itself escaped. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
