import type { Rule } from './rule.ts';
import { findingOn } from './finding-on.ts';
import { isInside } from './is-inside.ts';

/**
 * References to elements that the file doesn't contain. References whose absence other rules report (message, signal,
 * ends of flows) aren't repeated, and those that nothing executes (lanes, pictures, data) don't matter.
 */
export const unresolvedReference: Rule = {
  name: 'unresolved-reference',
  severity: 'error',
  *check({ source, file }) {
    for (const { element, property, id } of file.dangling) {
      const name = meanings[property];
      if (name === undefined || !isInside(element, source.element)) continue;
      yield findingOn(element, `引用的${name}“${id}”不存在。`, `请重新选择${name}，或修正引用的编号。`);
    }
  },
};

const meanings: Readonly<Record<string, string>> = {
  default: '默认顺序流',
  errorRef: '错误',
  escalationRef: '升级',
  eventDefinitionRef: '事件定义',
};
