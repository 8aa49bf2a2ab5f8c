import type { Rule } from './rule.ts';

/**
 * A flow out of an exclusive gateway without a condition that isn't the default. BPMN 2.0, 8.3.13 makes conditions
 * optional, and a flow without one is always taken when its turn comes: allowed, so a warning (Camunda 8 refuses it).
 */
export const unconditionalFlow: Rule = {
  name: 'unconditional-flow',
  severity: 'warning',
  *check({ definition }) {
    for (const element of Object.values(definition.elements)) {
      if (element.type !== 'exclusiveGateway' || element.outgoing.length < 2) continue;
      for (const id of element.outgoing) {
        const flow = definition.flows[id];
        if (flow === undefined || flow.condition !== undefined || id === element.defaultFlow) continue;
        yield {
          element: id,
          message: `「${flow.name ?? id}」是排他网关「${element.name ?? element.id}」的出线，没有条件也不是默认顺序流：轮到它时总会走这条线，排在后面的出线不再判断。`,
          remedy: '请填写条件，或把它设为默认顺序流。',
        };
      }
    }
  },
};
