import { child } from '../reading/moddle-element.ts';
import { conditionSource } from '../extensions/condition.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.6.5: the activation condition of a joining complex gateway says which tokens start it; without one nothing would. */
export const complexGatewayActivation: Rule = {
  name: 'complex-gateway-activation',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      if (node.type !== 'bpmn:ComplexGateway' || node.incoming.length < 2) continue;
      if (conditionSource(child(node.element, 'activationCondition')) !== undefined) continue;
      yield findingOn(
        node.element,
        '是汇合的复杂网关，但没有激活条件（activationCondition）。',
        '请填写激活条件，例如 =activationCount >= 2；如须等齐各条分支，请改用并行网关或包容网关。',
      );
    }
  },
};
