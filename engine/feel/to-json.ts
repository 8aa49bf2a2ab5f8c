import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { JsonValue } from '../../contract/json.ts';

/**
 * What an expression's result is once stored: dates and durations become ISO 8601 text, absent values null.
 * Ranges and functions aren't data: throws.
 */
export function toJson(value: unknown): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : objectToJson(value);
    default:
      throw new Error('结果是函数，不能作为变量保存');
  }
}

function objectToJson(value: object): JsonValue {
  if (value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime || value instanceof FeelDuration) {
    return value.toString();
  }
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error('结果是区间或函数，不能作为变量保存');
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJson(item)]));
}
