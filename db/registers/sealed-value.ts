import type { JsonObject, JsonValue } from '../../contract/json.ts';
import type { RegisterKeys } from './register-keys.ts';

const PREFIX = 'sealed:';

/** Key id, then base64 of at least an iv and a tag: anybody may type the prefix, that alone makes nothing sealed. */
const SEALED = /^sealed:[A-Za-z0-9_-]{1,32}:[A-Za-z0-9+/]{38,}={0,2}$/;

/**
 * Seals a form field that holds personal data before it becomes a process variable. Variables are copied into
 * histories and logs; sealed, they say nothing to whoever reads those. Handlers and task pages open them again.
 */
export function sealValue(plain: string, keys: RegisterKeys): string {
  return PREFIX + keys.seal(plain);
}

/** The plain text of a sealed value. Any other text is returned as it is, and so is what these keys can't open. */
export function openValue(value: string, keys: RegisterKeys): string {
  if (!isSealedValue(value)) return value;
  try {
    return keys.open(value.slice(PREFIX.length));
  } catch {
    return value;
  }
}

export function isSealedValue(value: unknown): value is string {
  return typeof value === 'string' && SEALED.test(value);
}

/** Variables with every sealed value in them opened, at any depth; what can't be opened stays sealed. */
export function openSealedVariables(variables: JsonObject, keys: RegisterKeys): JsonObject {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, openDeep(value, keys)]));
}

/** Whether something in a value is (still) sealed. */
export function holdsSealedValue(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') return isSealedValue(value);
  return Object.values(value).some(holdsSealedValue);
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
