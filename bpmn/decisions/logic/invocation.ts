import type { BoxedInvocation } from '../../../engine/definition/decision-logic.ts';
import { child, children, type ModdleElement } from '../../reading/moddle-element.ts';
import { nameOf } from '../../reading/process-source.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.3, 7.3.6: a function, usually a business knowledge model by its name, and its arguments by name. */
export function compileInvocation(element: ModdleElement, context: LogicContext): BoxedInvocation {
  return {
    kind: 'invocation',
    function: context.inside('调用的函数').logic(child(element, 'calledFunction')),
    bindings: children(element, 'binding').map((binding) => {
      const parameter = nameOf(child(binding, 'parameter')) ?? '';
      if (parameter === '') context.fault('有参数没有名称。', '请填写参数名称，与被调用函数的参数一致。');
      return { parameter, value: context.inside(`参数“${parameter}”`).logic(child(binding, 'bindingFormula')) };
    }),
  };
}
