import { DRAWN_LENGTH } from '../../domain/contracts/drawn-signature.ts';
import { CHECKED } from './input.ts';
import type { JsonValue } from './json-values.ts';
import type { DateComponent, InputComponent, NumberComponent } from './schema.ts';

/** A typed text as the value a process gets; `fault` when the text is no such value (the value is then null). */
export interface ReadValue {
  readonly value: JsonValue;
  readonly fault?: string;
}

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

/** A date that may have a time of day: two inputs of one name, the second of which may stay empty. */
export function mayHaveTime({ subtype, properties }: DateComponent): boolean {
  return subtype === 'date' && properties.time === 'optional';
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
      return mayHaveTime(component) ? readDayAndTime(component, texts) : readDate(component, text);
  }
}

/** The texts that stand for a value in the page: the way back. */
export function textsOf(component: InputComponent, value: JsonValue | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (component.type === 'checkbox') return value === true ? [CHECKED] : [];
  if (component.type === 'datetime' && typeof value === 'string') {
    return mayHaveTime(component) ? dayAndTimeOf(component, value) : [toInputText(component, value)];
  }
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

/** China has one zone and no summer time. */
const OFFSET = '+08:00';

function readDate(component: DateComponent, text: string): ReadValue {
  if (text === '') return { value: null };
  switch (component.subtype) {
    case 'date':
      return isDate(text) ? { value: text } : { value: null, fault: '应为日期，例如 2026-11-23' };
    case 'time':
      return isTime(text) ? { value: withZone(component, text) } : { value: null, fault: '应为时间，例如 14:05' };
    case 'datetime': {
      const [date = '', time = ''] = text.replace(' ', 'T').split('T');
      return isDate(date) && isTime(time)
        ? { value: withZone(component, `${date}T${time}`) }
        : { value: null, fault: '应为日期和时间，例如 2026-11-23 14:05' };
    }
  }
}

/** A day alone, or a day and a time; programs may send both in one text. */
function readDayAndTime(component: DateComponent, texts: readonly string[]): ReadValue {
  const [date = '', time = ''] = texts.flatMap((text) => text.replace(' ', 'T').split('T'));
  if (time === '') return readDate(component, date);
  if (date === '') return { value: null, fault: '只填了时刻，请也填写日期' };
  return readDate({ ...component, subtype: 'datetime' }, `${date}T${time}`);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '1900' && text < '2200';
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/u.test(text);
}

function withZone({ timeSerializingFormat, subtype }: DateComponent, text: string): string {
  switch (timeSerializingFormat) {
    case 'no_timezone':
      return text;
    case 'utc_offset':
      return `${text}${OFFSET}`;
    case 'utc_normalized': {
      const instant = new Date(`${subtype === 'time' ? `2000-01-01T${text}` : text}${OFFSET}`).toISOString();
      return subtype === 'time' ? `${instant.slice(11, 16)}Z` : `${instant.slice(0, 16)}Z`;
    }
  }
}

function dayAndTimeOf(component: DateComponent, value: string): string[] {
  const [date = '', time = ''] = toInputText({ ...component, subtype: 'datetime' }, value)
    .replace(' ', 'T')
    .split('T');
  return [date, time];
}

/** What an `<input type="date|time|datetime-local">` takes, in the zone everybody works in. */
function toInputText({ subtype }: DateComponent, value: string): string {
  if (subtype === 'date') return value.slice(0, 10);
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/u.test(value);
  if (!hasZone) return value.slice(0, subtype === 'time' ? 5 : 16);
  const instant = new Date(subtype === 'time' ? `2000-01-01T${value}` : value);
  if (Number.isNaN(instant.getTime())) return '';
  const local = new Date(instant.getTime() + 8 * 3_600_000).toISOString();
  return subtype === 'time' ? local.slice(11, 16) : local.slice(0, 16);
}
