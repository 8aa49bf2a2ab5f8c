import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { RegisterKeys } from './register-keys.ts';

const PREFIX = 'sealed:';

/**
 * Seals a form field that holds personal data before it becomes a process variable. Variables are copied into
 * histories and logs; sealed, they say nothing to whoever reads those. Handlers and task pages open them again.
 */
export function sealValue(plain: string, keys: RegisterKeys): string {
  return PREFIX + keys.seal(plain);
}

/** The plain text of a sealed value; any other text is returned as it is. */
export function openValue(value: string, keys: RegisterKeys): string {
  return isSealedValue(value) ? keys.open(value.slice(PREFIX.length)) : value;
}

export function isSealedValue(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(PREFIX);
}

/** Variables with every sealed value in them opened, at any depth. */
export function openSealedVariables(variables: JsonObject, keys: RegisterKeys): JsonObject {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, openDeep(value, keys)]));
}

function openDeep(value: JsonValue, keys: RegisterKeys): JsonValue {
  if (typeof value === 'string') return openValue(value, keys);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => openDeep(item, keys));
  return openSealedVariables(value, keys);
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}
