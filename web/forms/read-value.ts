import { DRAWN_LENGTH } from '../../domain/contracts/drawn-signature.ts';
import { dateTexts, readDate } from './date-value.ts';
import { CHECKED } from './input.ts';
import type { JsonValue } from './json-values.ts';
import type { ReadValue } from './read-result.ts';
import type { InputComponent, NumberComponent } from './schema.ts';

/** One choice of a list, as the page shows it. */
export interface Choice {
  readonly label: string;
  readonly value: JsonValue;
}

/** Longest text of a field, in characters, unless the form asks for less. */
export const TEXT_LIMITS = { textfield: 500, textarea: 20_000 } as const;

/** A text field that is signed: a typed name, or strokes as an SVG path. */
export function isSignature({ type, properties }: InputComponent): boolean {
  return type === 'textfield' && properties.signature === 'true';
}

/** Longest text of one field; strokes take more than words. */
export function textLimit(component: InputComponent & { readonly type: keyof typeof TEXT_LIMITS }): number {
  return isSignature(component) ? DRAWN_LENGTH : TEXT_LIMITS[component.type];
}

/** Reads the texts of one field. Empty is a value of its own by type, as in form-js: `''`, null, false or an empty list. */
export function readValue(component: InputComponent, texts: readonly string[], choices: readonly Choice[]): ReadValue {
  const text = texts.findLast((sent) => sent !== '') ?? '';
  if (texts.some((sent) => /[\0\p{Surrogate}]/u.test(sent))) return { value: null, fault: '含有无法保存的字符，请删去后重新输入' };
  switch (component.type) {
    case 'textfield':
    case 'textarea':
      return readText(component, text);
    case 'number':
      return readNumber(component, text);
    case 'checkbox':
      return { value: text === CHECKED };
    case 'radio':
    case 'select':
      return readChoice(text, choices);
    case 'checklist':
    case 'taglist':
      return readChoices(texts, choices);
    case 'datetime':
      return readDate(component, texts);
  }
}

/** The texts that stand for a value in the page: the way back. */
export function textsOf(component: InputComponent, value: JsonValue | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (component.type === 'checkbox') return value === true ? [CHECKED] : [];
  if (component.type === 'datetime' && typeof value === 'string') return dateTexts(component, value);
  if (Array.isArray(value)) return value.map((item: JsonValue) => choiceText(item));
  return [choiceText(value)];
}

/** How a choice's value is written in the page; values that aren't texts come back as what they were. */
export function choiceText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readText(component: InputComponent & { readonly type: keyof typeof TEXT_LIMITS }, text: string): ReadValue {
  const limit = textLimit(component);
  if (text.length > limit) return { value: null, fault: `最多 ${limit} 个字，现在是 ${text.length} 个` };
  return { value: component.type === 'textfield' ? text.trim().replaceAll('\n', ' ') : text.trimEnd() };
}

function readNumber(component: NumberComponent, text: string): ReadValue {
  // Chinese input methods type full-width digits and signs.
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/gu, '').replaceAll('−', '-').replaceAll('。', '.');
  if (plain === '') return { value: null };
  if (plain.length > 20 || !/^[+-]?\d+(\.\d+)?$/u.test(plain)) return { value: null, fault: '应为数字' };
  const value = Number(plain);
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return { value: null, fault: '数字太大' };
  const digits = plain.split('.')[1]?.length ?? 0;
  const { decimalDigits } = component;
  if (decimalDigits !== undefined && digits > decimalDigits) {
    return { value: null, fault: decimalDigits === 0 ? '应为整数' : `最多 ${decimalDigits} 位小数` };
  }
  return { value: component.serializeToString ? plain : value };
}

function readChoice(text: string, choices: readonly Choice[]): ReadValue {
  if (text === '') return { value: null };
  const choice = choices.find(({ value }) => choiceText(value) === text);
  return choice === undefined ? { value: null, fault: '请从列出的选项中选择' } : { value: choice.value };
}

function readChoices(texts: readonly string[], choices: readonly Choice[]): ReadValue {
  const wanted = new Set(texts.filter((text) => text !== ''));
  const chosen = choices.filter(({ value }) => wanted.has(choiceText(value)));
  const fault = chosen.length < wanted.size ? { fault: '请从列出的选项中选择' } : {};
  return { value: chosen.map(({ value }) => value), ...fault };
}
