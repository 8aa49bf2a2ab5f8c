import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { JsonValue } from '../../../contract/json.ts';
import type { Work } from '../work.ts';

/** A value of FEEL (DMN 1.3, 10.3.2.3). What JSON can hold is itself; dates and durations are feelin's. */
export type FeelValue = JsonValue | FeelList | FeelContext | FeelTemporal | FeelDuration | FeelRange | FeelFunction;
export type FeelList = readonly FeelValue[];
export type FeelContext = { readonly [name: string]: FeelValue };
export type FeelTemporal = FeelDate | FeelTime | FeelDateTime;

/** An interval; a missing end (`> 3`) is null. */
export class FeelRange {
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;

  constructor(start: FeelValue, end: FeelValue, startIncluded: boolean, endIncluded: boolean) {
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded;
    this.endIncluded = endIncluded;
  }
}

export class FeelFunction {
  readonly name: string;
  /** Names for a call with named arguments. */
  readonly parameters: readonly string[];
  /** Any number of arguments in the last parameter's place. */
  readonly isVariadic: boolean;
  /** Arguments in the parameters' order; a missing one is undefined or not there. */
  readonly invoke: (values: readonly (FeelValue | undefined)[], work: Work) => FeelValue;

  constructor(name: string, parameters: readonly string[], invoke: FeelFunction['invoke'], isVariadic = false) {
    this.name = name;
    this.parameters = parameters;
    this.invoke = invoke;
    this.isVariadic = isVariadic;
  }
}

export type TemporalType = 'date' | 'time' | 'dateTime' | 'dayTimeDuration' | 'yearMonthDuration';

/** FEEL's types (DMN 1.3, 10.3.2). */
export type FeelType = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'context' | TemporalType | 'range' | 'function';

export function typeOf(value: FeelValue): FeelType {
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'object') {
    return typeOfObject(value);
  }
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}

function typeOfObject(value: FeelValue & object): FeelType {
  if (isList(value)) {
    return 'list';
  }
  if (value instanceof FeelDate) {
    return 'date';
  }
  if (value instanceof FeelTime) {
    return 'time';
  }
  if (value instanceof FeelDateTime) {
    return 'dateTime';
  }
  if (value instanceof FeelDuration) {
    return value.yearsMonths ? 'yearMonthDuration' : 'dayTimeDuration';
  }
  if (value instanceof FeelRange) {
    return 'range';
  }
  return value instanceof FeelFunction ? 'function' : 'context';
}

export function isList(value: FeelValue | undefined): value is FeelList {
  return Array.isArray(value);
}

export function isContext(value: FeelValue | undefined): value is FeelContext {
  return value !== undefined && typeOf(value) === 'context';
}

export function isFunction(value: FeelValue | undefined): value is FeelFunction {
  return value instanceof FeelFunction;
}

export function isTemporal(value: FeelValue | undefined): value is FeelTemporal {
  return value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;
}

const CHINESE: Readonly<Record<FeelType, string>> = {
  null: '空值',
  boolean: '是/否',
  number: '数字',
  string: '文本',
  list: '列表',
  context: '上下文',
  date: '日期',
  time: '时间',
  dateTime: '日期时间',
  dayTimeDuration: '时长',
  yearMonthDuration: '年月时长',
  range: '区间',
  function: '函数',
};

/** How a value is called in a message. */
export function describe(value: FeelValue): string {
  return CHINESE[typeOf(value)];
}
