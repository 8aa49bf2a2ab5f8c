import type { ElementTransformer } from '../compilation/context.ts';
import { toExpression } from '../compilation/expression.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { readScript } from '../extensions/script.ts';

/** BPMN 2.0, 10.3.3: a FEEL expression whose result goes to a variable. */
export const scriptTask: ElementTransformer = {
  bpmnType: 'bpmn:ScriptTask',
  label: '脚本任务',
  extensions: [...COMMON_EXTENSIONS, 'zeebe:Script'],
  transform(node, context) {
    const { expression, resultVariable } = readScript(node.element) ?? {};
    if (expression === undefined || resultVariable === undefined) return undefined;
    return { ...activity(node, context), type: 'scriptTask', expression: toExpression(expression), resultVariable };
  },
};
