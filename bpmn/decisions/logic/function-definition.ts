import type { FunctionDefinition } from '../../../engine/definition/decision-logic.ts';
import { present } from '../../compilation/present.ts';
import { child, children, text, type ModdleElement } from '../../reading/moddle-element.ts';
import { nameOf } from '../../reading/process-source.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.3, 7.3.9: a function written in FEEL; those of other kinds would run code from outside. */
export function compileFunctionDefinition(element: ModdleElement, context: LogicContext): FunctionDefinition {
  const kind = text(element, 'kind') ?? 'FEEL';
  if (kind !== 'FEEL') context.fault(`函数的种类“${kind}”不受支持。`, '请用 FEEL 编写函数，或改用服务任务。');
  const parameters = children(element, 'formalParameter').map((parameter) => ({
    name: nameOf(parameter) ?? '',
    ...present({ type: context.typeOf(parameter) }),
  }));
  const names = parameters.map(({ name }) => name);
  if (names.includes('') || new Set(names).size < names.length) {
    context.fault('函数的每个参数都须有不同的名称。', '请为每个参数填写名称。');
  }
  return { kind: 'functionDefinition', parameters, body: context.inside('函数', names).logic(child(element, 'body')) };
}
