import type { RegisterKeys } from '../../db/registers/register-keys.ts';
import { isSealedValue, sealValue } from '../../db/registers/sealed-value.ts';
import { isList, isObject, valueAt, withValueAt, type JsonObject } from './json-values.ts';
import type { FormComponent } from './schema.ts';

/**
 * A form's result with its personal fields sealed (custom property `personal` = `true`, settable in any form-js editor):
 * variables are copied into histories, which more people may read than a client's file (Art 24). Handlers of service
 * tasks and task pages open them again.
 */
export function sealPersonalFields(components: readonly FormComponent[], variables: JsonObject, keys: RegisterKeys): JsonObject {
  return components.reduce((values, component) => sealIn(component, values, keys), variables);
}

function sealIn(component: FormComponent, values: JsonObject, keys: RegisterKeys): JsonObject {
  switch (component.type) {
    case 'group': {
      if (component.path === undefined) return sealPersonalFields(component.components, values, keys);
      const inner = valueAt(values, component.path);
      return isObject(inner) ? withValueAt(values, component.path, sealPersonalFields(component.components, inner, keys)) : values;
    }
    case 'dynamiclist': {
      const rows = valueAt(values, component.path);
      if (!isList(rows)) return values;
      const sealed = rows.map((row) => (isObject(row) ? sealPersonalFields(component.components, row, keys) : row));
      return withValueAt(values, component.path, sealed);
    }
    default:
      return 'properties' in component && component.properties.personal === 'true' ? sealField(component.key, values, keys) : values;
  }
}

/** Only text can be sealed; empty text says nothing about anybody. */
function sealField(path: string, values: JsonObject, keys: RegisterKeys): JsonObject {
  const value = valueAt(values, path);
  if (typeof value !== 'string' || value === '' || isSealedValue(value)) return values;
  return withValueAt(values, path, sealValue(value, keys));
}
