import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 8.3.1: what others refer to needs an id; every node of a running process is referred to by its history. */
export const missingId: Rule = {
  name: 'missing-id',
  severity: 'error',
  *check({ source }) {
    for (const element of source.nameless) yield findingOn(element, '没有编号（id）。', '请为该元素填写编号。');
    if (source.id === '') yield findingOn(source.element, '是没有编号（id）的流程。', '请为流程填写编号。');
  },
};
