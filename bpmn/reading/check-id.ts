import type { FileFinding } from '../problem.ts';

/**
 * Ids become keys of JSON objects, so names that every JavaScript object has are refused; the rest is xsd:ID
 * (BPMN 2.0, 8.3.1), which allows Chinese.
 */
export function checkId(id: string): FileFinding | undefined {
  if (reservedNames.has(id)) {
    return {
      rule: 'reserved-id',
      element: id,
      message: `编号“${id}”是系统保留名称，不能使用。`,
      remedy: '请换一个编号，例如“Task_1”。',
    };
  }
  if (id.length > 255 || !XML_ID.test(id)) {
    const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
    return {
      rule: 'invalid-id',
      element: shown,
      message: `编号“${shown}”不合规范：须以文字或下划线开头，只含文字、数字、“-”“_”“.”，最长 255 个字符。`,
      remedy: '请修改该元素的编号。',
    };
  }
  return undefined;
}

/** True for names that must not become keys: they would shadow what every object inherits. */
export function isReservedName(name: string): boolean {
  return reservedNames.has(name);
}

const reservedNames: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** NCName of XML Schema. */
const XML_ID = /^[\p{L}\p{Nl}_][\p{L}\p{M}\p{N}_\-.·]*$/u;
