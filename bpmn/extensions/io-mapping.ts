import type { VariableMapping } from '../../engine/definition/expression.ts';
import { toValueExpression } from '../compilation/expression.ts';
import { children, extension, text, type ModdleElement } from '../reading/moddle-element.ts';

/** `zeebe:ioMapping`, in the order drawn: later mappings see earlier ones. Incomplete ones are reported by the rule `variable-name`. */
export function readMappings(element: ModdleElement, direction: 'inputParameters' | 'outputParameters'): readonly VariableMapping[] {
  return children(extension(element, 'zeebe:IoMapping'), direction).flatMap((parameter) => {
    const target = text(parameter, 'target');
    const source = parameter.get('source');
    return target === undefined ? [] : [{ source: toValueExpression(typeof source === 'string' ? source : ''), target }];
  });
}
