import type { Finding } from '../problem.ts';
import { child, flag, labelOf, type ModdleElement } from '../reading/moddle-element.ts';
import type { Rule } from './rule.ts';

/** Markers and attributes that BPMN gives a meaning and the engine doesn't run (yet). */
export const unsupportedAttribute: Rule = {
  name: 'unsupported-attribute',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      for (const { applies, what, remedy } of unsupported) {
        if (applies(node.element)) {
          yield { element: node.id, message: `${labelOf(node.element)}${what}，引擎暂不支持。`, remedy } satisfies Finding;
        }
      }
    }
  },
};

interface Unsupported {
  readonly applies: (element: ModdleElement) => boolean;
  readonly what: string;
  readonly remedy: string;
}

const unsupported: readonly Unsupported[] = [
  {
    applies: (element) => flag(element, 'triggeredByEvent') === true && child(element, 'loopCharacteristics') !== undefined,
    what: '是带有多实例或循环标记的事件子流程',
    remedy: '请删除标记，在事件子流程里面放一个多实例活动。',
  },
  {
    applies: (element) => flag(element, 'triggeredByEvent') === true && element.$type !== 'bpmn:SubProcess',
    what: '是由事件触发的事务或特设子流程',
    remedy: '请改为事件子流程，把事务或特设子流程放在里面。',
  },
];
