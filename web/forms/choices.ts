import { valueOf, type ExpressionContext } from './expressions.ts';
import { isList, isObject, valueAt, type JsonValue } from './json-values.ts';
import type { Choice } from './read-value.ts';
import { toText } from './expressions.ts';
import type { InputComponent } from './schema.ts';

/** Most choices of one field; longer lists need a search, not a form field. */
const MOST_CHOICES = 500;

/** What a radio, select or list of boxes offers: written in the form, taken from a variable, or computed. */
export function choicesOf(component: InputComponent, context: ExpressionContext): Choice[] {
  if (!('values' in component || 'valuesKey' in component || 'valuesExpression' in component)) return [];
  const { values, valuesKey, valuesExpression } = component;
  if (values !== undefined) return values.slice(0, MOST_CHOICES);
  const found =
    valuesKey !== undefined
      ? valueAt(context.variables, valuesKey)
      : valuesExpression !== undefined
        ? valueOf(valuesExpression, context)
        : [];
  return isList(found) ? found.slice(0, MOST_CHOICES).map(toChoice) : [];
}

/** An entry is `{label, value}` or the value itself. */
function toChoice(entry: JsonValue): Choice {
  if (isObject(entry) && entry.value !== undefined) return { value: entry.value, label: toText(entry.label ?? entry.value) };
  return { value: entry, label: toText(entry) };
}
