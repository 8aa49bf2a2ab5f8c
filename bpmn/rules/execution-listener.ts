import { executionListeners } from '../extensions/listeners.ts';
import { child, children, isA, text, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Execution listeners name their work, and stand where Camunda 8 runs them: a moment that never comes is no place for one. */
export const executionListener: Rule = {
  name: 'execution-listener',
  severity: 'error',
  *check({ source }) {
    const owners = [source.element, ...source.nodes.map((node) => node.element), ...source.flows.map((flow) => flow.element)];
    for (const owner of owners) {
      for (const listener of executionListeners(owner)) {
        if (text(listener, 'type') === undefined) {
          yield findingOn(owner, '的执行监听器没有任务类型。', '请填写监听器的任务类型（Listener type）。');
        }
        const event = text(listener, 'eventType');
        const refused = refusals.find(({ applies }) => applies(owner, event));
        if (refused !== undefined) yield findingOn(owner, refused.what, refused.remedy);
      }
    }
  },
};

interface Refusal {
  readonly applies: (owner: ModdleElement, event: string | undefined) => boolean;
  readonly what: string;
  readonly remedy: string;
}

const refusals: readonly Refusal[] = [
  {
    applies: (owner) => isA(owner, 'bpmn:SequenceFlow'),
    what: '是顺序流，不能有执行监听器。',
    remedy: '请把监听器移到顺序流前后的元素上。',
  },
  {
    applies: (_owner, event) => event !== 'start' && event !== 'end' && event !== 'beforeAll',
    what: '的执行监听器没有指定有效的时机。',
    remedy: '请选择“开始”（start）或“结束”（end）；多实例活动还可以选择“全部实例之前”（beforeAll）。',
  },
  {
    applies: (owner, event) =>
      event === 'beforeAll' && child(owner, 'loopCharacteristics')?.$type !== 'bpmn:MultiInstanceLoopCharacteristics',
    what: '不是多实例活动，“全部实例之前”（beforeAll）的监听器不会运行。',
    remedy: '请改为“开始”（start），或给活动加上多实例标记。',
  },
  {
    applies: (owner, event) => event === 'start' && isA(owner, 'bpmn:StartEvent'),
    what: '是开始事件，进入时事件已经发生，不能有“开始”监听器。',
    remedy: '请改为“结束”监听器，或放到流程（子流程）本身的“开始”监听器里。',
  },
  {
    applies: (owner, event) => event === 'start' && isA(owner, 'bpmn:BoundaryEvent'),
    what: '是边界事件，进入时事件已经发生，不能有“开始”监听器。',
    remedy: '请改为“结束”监听器，或放到它所在活动的“开始”监听器里。',
  },
  {
    applies: (owner) => isA(owner, 'bpmn:BoundaryEvent') && throws(owner, 'bpmn:CompensateEventDefinition'),
    what: '是补偿边界事件，令牌不经过它，不能有监听器。',
    remedy: '请把监听器放到补偿活动上。',
  },
  {
    applies: (owner, event) => event === 'end' && isA(owner, 'bpmn:Gateway'),
    what: '是网关，不能有“结束”监听器。',
    remedy: '请改为“开始”监听器，或放到网关之后的元素上。',
  },
  {
    applies: (owner, event) =>
      event === 'end' &&
      isA(owner, 'bpmn:EndEvent') &&
      (throws(owner, 'bpmn:ErrorEventDefinition') || throws(owner, 'bpmn:CancelEventDefinition')),
    what: '抛出时所在的范围就结束，不能有“结束”监听器。',
    remedy: '请改为“开始”监听器，或放到捕获它的事件上。',
  },
];

function throws(event: ModdleElement, definition: string): boolean {
  return children(event, 'eventDefinitions').some(({ $type }) => $type === definition);
}
