import { taskListeners } from '../extensions/listeners.ts';
import { text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * Task listeners name their work and run before a task appears or after it was completed. Claims, changes and
 * cancellations aren't steps of the process here: nothing could wait for a listener then.
 */
export const taskListener: Rule = {
  name: 'task-listener',
  severity: 'error',
  *check({ source }) {
    for (const { element } of source.nodes) {
      for (const listener of taskListeners(element)) {
        if (text(listener, 'type') === undefined) {
          yield findingOn(element, '的任务监听器没有任务类型。', '请填写监听器的任务类型（Listener type）。');
        }
        const event = text(listener, 'eventType') ?? '';
        if (event === 'creating' || event === 'completing') continue;
        const reason = reasons[event] ?? '不是任务监听器的时机';
        yield findingOn(
          element,
          `的任务监听器设在“${event}”：${reason}。`,
          '请改为“创建”（creating）或“完成”（completing），或在任务前后画出服务任务。',
        );
      }
    }
  },
};

const reasons: Readonly<Record<string, string>> = {
  assigning: '签收、转办由工作台直接登记，不经过流程',
  updating: '修改任务由工作台直接登记，不经过流程',
  canceling: '任务取消时流程已经走向别处，不等待监听器',
};
