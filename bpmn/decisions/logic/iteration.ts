import type { BoxedIteration } from '../../../engine/definition/decision-logic.ts';
import { child, text } from '../../reading/moddle-element.ts';
import type { CompileLogic } from '../logic-context.ts';

/** DMN 1.4, 10.2.2.9: `for … return`, `every … satisfies` and `some … satisfies`. */
export function compileIteration(kind: BoxedIteration['kind'], body: 'return' | 'satisfies'): CompileLogic {
  return (element, context) => {
    const variable = text(element, 'iteratorVariable') ?? '';
    if (variable === '') context.fault('循环没有填写变量名。', '请填写循环变量的名称（iteratorVariable）。');
    return {
      kind,
      variable,
      collection: context.inside('列表').logic(child(child(element, 'in'), 'value')),
      body: context.inside('循环', [variable]).logic(child(child(element, body), 'value')),
    };
  };
}
