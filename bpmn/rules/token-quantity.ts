import { isA } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 10.3: an activity begins with at least one token and sends at least one; more than a thousand are a slip.
 * Behind an event-based gateway there is one token, the one that has won.
 */
export const tokenQuantity: Rule = {
  name: 'token-quantity',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (!isA(node.element, 'bpmn:Activity')) continue;
      for (const attribute of ['startQuantity', 'completionQuantity']) {
        const quantity = node.element.get(attribute);
        if (typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_TOKENS) continue;
        yield findingOn(
          node.element,
          `的令牌数量（${attribute}）“${String(quantity)}”不合要求。`,
          `请填写 1 到 ${MOST_TOKENS} 的整数，通常是 1。`,
        );
      }
      const isChosen = node.incoming.some((flow) => flow.source?.type === 'bpmn:EventBasedGateway');
      if (isChosen && node.element.get('startQuantity') !== 1) {
        yield findingOn(
          node.element,
          '接在事件网关之后，不能要求多个令牌（startQuantity）。',
          '请删除该属性，在后面用一个任务或并行网关汇合。',
        );
      }
    }
  },
};

const MOST_TOKENS = 1000;
