import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 8.3.13: a sequence flow has exactly one source and one target, both flow nodes. */
export const flowEnds: Rule = {
  name: 'flow-ends',
  severity: 'error',
  *check({ source, file }) {
    const missing = new Map(file.dangling.map(({ element, property, id }) => [element, { property, id }]));
    for (const flow of source.flows) {
      for (const [end, property, name] of [
        [flow.source, 'sourceRef', '起点'],
        [flow.target, 'targetRef', '终点'],
      ] as const) {
        if (end !== undefined) {
          continue;
        }
        const reference = missing.get(flow.element);
        const reason = reference?.property === property ? `的${name}“${reference.id}”不存在` : `没有有效的${name}`;
        yield findingOn(
          flow.element,
          `是顺序流，但${reason}。`,
          `请把它的${name}连接到本流程内的活动、事件或网关，或删除它；跨泳池请用消息流。`,
        );
      }
    }
  },
};
