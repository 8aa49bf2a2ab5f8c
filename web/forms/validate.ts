import { looksDrawn, readDrawnSignature } from '../../domain/contracts/drawn-signature.ts';
import { checkIdNumber } from '../../domain/id-number.ts';
import { normalisePhone } from '../../domain/phone.ts';
import { BoundedPattern } from '../../engine/feel/index.ts';
import { isoDate } from '../helpers/dates.ts';
import { numberOf, type ExpressionContext } from './expressions.ts';
import { isList, type JsonValue } from './json-values.ts';
import { isSignature } from './read-value.ts';
import type { InputComponent } from './schema.ts';

/** What is wrong with a value, in one sentence that says how to mend it; undefined when nothing is. */
export function faultOf(component: InputComponent, value: JsonValue, label: string, context: ExpressionContext): string | undefined {
  if (isEmpty(value)) return component.validate.required === true ? `请${verbs[component.type]}${label}` : undefined;
  if (typeof value === 'string' && isTyped(component)) return textFault(component, value, context);
  if (component.type === 'number') return numberFault(component, Number(value), context);
  if (component.type === 'datetime' && component.disallowPassedDates && typeof value === 'string') {
    const date = value.slice(0, 10);
    if (date < isoDate(context.at)) return '不能早于今天';
  }
  return undefined;
}

const verbs = {
  textfield: '填写',
  textarea: '填写',
  number: '填写',
  datetime: '填写',
  radio: '选择',
  select: '选择',
  checklist: '选择',
  taglist: '选择',
  checkbox: '勾选',
} as const satisfies Record<InputComponent['type'], string>;

function isEmpty(value: JsonValue): boolean {
  return value === null || value === '' || value === false || (isList(value) && value.length === 0);
}

function isTyped(component: InputComponent): boolean {
  return component.type === 'textfield' || component.type === 'textarea';
}

function textFault(component: InputComponent, text: string, context: ExpressionContext): string | undefined {
  const { validate, properties } = component;
  if (isSignature(component) && looksDrawn(text)) return drawingFault(text);
  const length = [...text].length;
  const minLength = numberOf(validate.minLength, context);
  const maxLength = numberOf(validate.maxLength, context);
  if (minLength !== undefined && length < minLength) return `至少 ${minLength} 个字，现在是 ${length} 个`;
  if (maxLength !== undefined && length > maxLength) return `最多 ${maxLength} 个字，现在是 ${length} 个`;
  if (properties.check === 'id-number') return idNumberFault(text, context);
  switch (validate.validationType) {
    case 'email':
      return isEmail(text) ? undefined : '邮箱格式不对，例如 name@example.com';
    case 'phone':
      return normalisePhone(text.normalize('NFKC')) !== undefined ? undefined : '电话应为 11 位手机号，或区号加座机号（如 0912-8331234）';
    default:
      return patternFault(validate.pattern, validate.patternErrorMessage, text);
  }
}

/** Lengths and patterns are for typed names. */
function drawingFault(text: string): string | undefined {
  return readDrawnSignature(text) === undefined ? '手写签名没有画完整，请清除后重写，或改为输入姓名' : undefined;
}

function patternFault(pattern: string | undefined, message: string | undefined, text: string): string | undefined {
  if (pattern === undefined || pattern === '') return undefined;
  if (text.length > PATTERN_INPUT) return `最多 ${PATTERN_INPUT} 个字`;
  try {
    return new BoundedPattern(pattern).test(text) ? undefined : (message ?? '格式不对，请按说明填写');
  } catch {
    // A pattern that can't be read is its author's fault: the person can't mend it.
    return undefined;
  }
}

const PATTERN_INPUT = 500;

function numberFault({ validate }: InputComponent, value: number, context: ExpressionContext): string | undefined {
  const min = numberOf(validate.min, context);
  const max = numberOf(validate.max, context);
  if (min !== undefined && max !== undefined && (value < min || value > max)) return `应在 ${min} 到 ${max} 之间，现在是 ${value}`;
  if (min !== undefined && value < min) return `不能小于 ${min}，现在是 ${value}`;
  if (max !== undefined && value > max) return `不能大于 ${max}，现在是 ${value}`;
  return undefined;
}

function isEmail(text: string): boolean {
  const [name = '', host = '', ...rest] = text.split('@');
  return rest.length === 0 && text.length <= 254 && /^[\w.+-]+$/u.test(name) && /^[\w-]+(\.[\w-]+)+$/u.test(host);
}

function idNumberFault(text: string, { at }: ExpressionContext): string | undefined {
  const check = checkIdNumber(text.normalize('NFKC'), isoDate(at));
  return check.valid ? undefined : check.message;
}
