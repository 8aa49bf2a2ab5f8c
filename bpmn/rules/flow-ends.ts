import { idOf } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 8.3.13: a sequence flow has exactly one source and one target, both flow nodes. */
export const flowEnds: Rule = {
  name: 'flow-ends',
  severity: 'error',
  *check({ source, file }) {
    for (const flow of source.flows) {
      for (const [end, property, name] of [
        [flow.source, 'sourceRef', '起点'],
        [flow.target, 'targetRef', '终点'],
      ] as const) {
        if (end !== undefined) continue;
        const missing = file.dangling.find((reference) => reference.element === flow.element && reference.property === property);
        const reason = missing === undefined ? `没有有效的${name}` : `的${name}“${missing.id}”不存在`;
        yield findingOn(
          flow.element,
          `是顺序流，但${reason}。`,
          `请把它的${name}连接到本流程内的活动、事件或网关；${idOf(flow.element) === undefined ? '或删除它。' : '跨泳池请用消息流。'}`,
        );
      }
    }
  },
};
