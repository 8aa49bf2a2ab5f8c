import type { BasicType, DecisionType } from '../definition/decision-type.ts';
import {
  feelTypeOf,
  isFeelContext,
  isFeelFunction,
  isFeelList,
  parseTemporal,
  type FeelScope,
  type FeelType,
  type FeelValue,
} from '../feel/index.ts';
import { DecisionFault } from './decision-fault.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * The value as its type wants it, or a fault that names `what`. DMN converts between an item and a list of just that
 * item (10.3.2.9.4); process variables are JSON, so dates and durations arrive as texts. Null is of every type.
 */
export function conform(value: FeelValue, type: DecisionType | undefined, what: string, evaluation: Evaluation): FeelValue {
  if (type === undefined || value === null) return value;
  const converted = convert(value, type, what, evaluation);
  if (type.allowedValues !== undefined) requireAllowed(converted, type.allowedValues, what, evaluation);
  return converted;
}

/** A fault unless the value passes the unary tests. */
export function requireAllowed(value: FeelValue, allowedValues: string, what: string, evaluation: Evaluation): void {
  if (!evaluation.passes(allowedValues, value, {})) {
    throw new DecisionFault(`${what}的值${describe(value)}不在允许的取值（${allowedValues}）之内`);
  }
}

function convert(value: FeelValue, type: DecisionType, what: string, evaluation: Evaluation): FeelValue {
  switch (type.kind) {
    case 'any':
      return value;
    case 'list':
      return (isFeelList(value) ? value : [value]).map((item, index) =>
        conform(item, type.items, `${what}的第 ${index + 1} 项`, evaluation),
      );
    case 'context':
      return conformContext(single(value), type.components, what, evaluation);
    default:
      return conformBasic(single(value), type.kind, what);
  }
}

function conformContext(
  value: FeelValue,
  components: Readonly<Record<string, DecisionType>>,
  what: string,
  evaluation: Evaluation,
): FeelScope {
  if (!isFeelContext(value)) throw wrongType(value, 'context', what);
  const typed = Object.entries(components).filter(([name]) => Object.hasOwn(value, name));
  return {
    ...value,
    ...Object.fromEntries(typed.map(([name, type]) => [name, conform(value[name] ?? null, type, `${what}的“${name}”`, evaluation)])),
  };
}

function conformBasic(value: FeelValue, kind: BasicType, what: string): FeelValue {
  if (feelTypeOf(value) === kind) return value;
  const isTemporal = kind !== 'string' && kind !== 'number' && kind !== 'boolean';
  const parsed = isTemporal && typeof value === 'string' ? parseTemporal(value, kind) : null;
  if (parsed === null) throw wrongType(value, kind, what);
  return parsed;
}

function single(value: FeelValue): FeelValue {
  return isFeelList(value) && value.length === 1 ? (value[0] ?? null) : value;
}

function wrongType(value: FeelValue, wanted: FeelType, what: string): DecisionFault {
  return new DecisionFault(`${what}应为${TYPE_NAMES[wanted]}，实际是${TYPE_NAMES[feelTypeOf(value)]}${describe(value)}`);
}

/** The value in quotes, as far as it is short; functions show nothing. */
function describe(value: FeelValue): string {
  if (isFeelFunction(value)) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}

const TYPE_NAMES: Readonly<Record<FeelType, string>> = {
  null: '空值',
  string: '文本',
  number: '数字',
  boolean: '是否值（true 或 false）',
  list: '列表',
  context: '上下文',
  range: '区间',
  function: '函数',
  date: '日期',
  time: '时间',
  dateTime: '日期时间',
  dayTimeDuration: '时长（天、时、分、秒）',
  yearMonthDuration: '时长（年、月）',
};
