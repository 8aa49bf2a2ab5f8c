import type { CallBinding } from '../../contract/call-binding.ts';
import type { ElementTransformer } from '../compilation/context.ts';
import { toExpression } from '../compilation/expression.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { present } from '../compilation/present.ts';
import { calledElementOf } from '../extensions/called-element.ts';
import { readCalledInstance } from '../extensions/social-work.ts';
import { extension, flag, text, type ModdleElement } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.3.6: runs another process as a child. */
export const callActivity: ElementTransformer = {
  bpmnType: 'bpmn:CallActivity',
  label: '调用活动',
  extensions: [...COMMON_EXTENSIONS, 'zeebe:CalledElement', 'sw:CalledInstance'],
  transform(node, context) {
    const processId = calledElementOf(node.element);
    if (processId === undefined) return undefined;
    const called = extension(node.element, 'zeebe:CalledElement');
    return {
      ...activity(node, context),
      type: 'callActivity',
      processId: toExpression(processId),
      propagateAllParentVariables: flag(called, 'propagateAllParentVariables') ?? true,
      propagateAllChildVariables: flag(called, 'propagateAllChildVariables') ?? true,
      ...present({ binding: bindingOf(called), calledInstance: readCalledInstance(node.element) }),
    };
  },
};

/** Nothing for the latest version, which is Camunda's default. */
function bindingOf(called: ModdleElement | undefined): CallBinding | undefined {
  const tag = text(called, 'versionTag');
  switch (text(called, 'bindingType')) {
    case 'deployment':
      return { kind: 'deployment' };
    case 'versionTag':
      return tag === undefined ? undefined : { kind: 'versionTag', tag };
    default:
      return undefined;
  }
}
