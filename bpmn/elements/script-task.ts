import type { ElementTransformer } from '../compilation/context.ts';
import { toExpression } from '../compilation/expression.ts';
import { COMMON_EXTENSIONS, activity } from '../compilation/flow-node.ts';
import { extension, text } from '../reading/moddle-element.ts';

/** BPMN 2.0, 10.3.3: a FEEL expression (`zeebe:script`) whose result goes to a variable. */
export const scriptTask: ElementTransformer = {
  bpmnType: 'bpmn:ScriptTask',
  label: '脚本任务',
  extensions: [...COMMON_EXTENSIONS, 'zeebe:Script'],
  transform(node, context) {
    const script = extension(node.element, 'zeebe:Script');
    const expression = text(script, 'expression');
    const resultVariable = text(script, 'resultVariable');
    if (expression === undefined || resultVariable === undefined) return undefined;
    return { ...activity(node, context), type: 'scriptTask', expression: toExpression(expression), resultVariable };
  },
};
