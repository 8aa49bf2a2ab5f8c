import type { ElementType } from '../../engine/definition/element-definition.ts';
import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import type { Finding } from '../problem.ts';
import type { Rule } from './rule.ts';

/**
 * BPMN 2.0, 13.4.2: when no condition holds and there is no default flow, the gateway throws an exception; here that
 * is an incident at run time.
 */
export const exclusiveGatewayDefault: Rule = {
  name: 'exclusive-gateway-default',
  severity: 'warning',
  check: ({ definition }) => withoutDefault(definition, ['exclusiveGateway']),
};

/** Gateways of these types all of whose flows have a condition. */
export function* withoutDefault(definition: ProcessDefinition, types: readonly ElementType[]): Iterable<Finding> {
  for (const element of Object.values(definition.elements)) {
    if (!types.includes(element.type) || 'defaultFlow' in element || element.outgoing.length === 0) continue;
    if (element.outgoing.some((id) => definition.flows[id]?.condition === undefined)) continue;
    yield {
      element: element.id,
      message: `「${element.name ?? element.id}」的出线都带条件，又没有默认顺序流：条件都不满足时，流程会停在这里并报告异常。`,
      remedy: '请把其中一条出线设为默认顺序流。',
    };
  }
}
