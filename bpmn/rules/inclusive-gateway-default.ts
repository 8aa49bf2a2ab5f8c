import { withoutDefault } from './exclusive-gateway-default.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 13.4.3: the same for inclusive gateways, and for complex ones, which split alike (13.4.5). */
export const inclusiveGatewayDefault: Rule = {
  name: 'inclusive-gateway-default',
  severity: 'warning',
  check: ({ definition }) => withoutDefault(definition, ['inclusiveGateway', 'complexGateway']),
};
