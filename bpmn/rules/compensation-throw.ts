import { definitionsOf } from '../events/event-of.ts';
import type { Finding } from '../problem.ts';
import { child, flag, idOf, labelOf, type ModdleElement } from '../reading/moddle-element.ts';
import type { ProcessSource, SourceNode } from '../reading/process-source.ts';
import { findingOn } from './finding-on.ts';
import type { Rule, RuleSubject } from './rule.ts';

/**
 * BPMN 2.0, 10.5.5: a thrown compensation concerns activities of its own scope or, from an event sub-process, of the scope
 * around it.
 */
export const compensationThrow: Rule = {
  name: 'compensation-throw',
  severity: 'error',
  *check({ source, file }) {
    for (const node of source.nodes) {
      for (const definition of definitionsOf(node)) {
        if (definition.$type !== 'bpmn:CompensateEventDefinition') continue;
        if (node.type !== 'bpmn:StartEvent' && node.type !== 'bpmn:BoundaryEvent') yield* checkReference(node, definition, source, file);
      }
    }
  },
};

function* checkReference(
  node: SourceNode,
  definition: ModdleElement,
  source: ProcessSource,
  { dangling }: RuleSubject['file'],
): Iterable<Finding> {
  const lost = dangling.find((reference) => reference.element === definition && reference.property === 'activityRef');
  if (lost !== undefined) {
    yield findingOn(node.element, `要补偿的活动“${lost.id}”不存在。`, '请重新选择要补偿的活动，或留空以补偿全部已完成的活动。');
  }
  const activity = child(definition, 'activityRef');
  const referred = activity && source.nodeOf.get(activity);
  if (activity !== undefined && (referred === undefined || !visibleScopes(node, source).includes(referred.scope))) {
    yield findingOn(
      node.element,
      `要补偿的活动${labelOf(activity)}（${idOf(activity) ?? ''}）不在同一个流程范围内。`,
      '请选择同一子流程（或事件子流程所属的流程）中的活动，或留空。',
    );
  }
}

/** The event's own scope, and those around it as long as it is in an event sub-process. */
function visibleScopes(node: SourceNode, source: ProcessSource): readonly string[] {
  const around = source.nodes.find((candidate) => candidate.id === node.scope);
  const outer = around !== undefined && flag(around.element, 'triggeredByEvent') === true ? visibleScopes(around, source) : [];
  return [node.scope, ...outer];
}
