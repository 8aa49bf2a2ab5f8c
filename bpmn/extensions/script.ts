import { isFeel } from '../compilation/expression.ts';
import { itemName, itemVariable } from '../data/item-variable.ts';
import { child, children, extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { isFeelLanguage } from './condition.ts';

export interface Script {
  /** Begins with `=` when it is FEEL, as the rule `script-expression` wants. */
  readonly expression: string | undefined;
  readonly resultVariable: string | undefined;
}

/**
 * What a script task evaluates: Camunda's `zeebe:script`, else BPMN's own script (10.3.3) when its format is FEEL, with
 * its only data output for the result.
 */
export function readScript(element: ModdleElement): Script | undefined {
  const zeebe = extension(element, 'zeebe:Script');
  if (zeebe !== undefined) {
    return { expression: text(zeebe, 'expression'), resultVariable: text(zeebe, 'resultVariable') };
  }
  const script = text(element, 'script');
  if (script === undefined || !isFeelLanguage(text(element, 'scriptFormat'))) return undefined;
  const [output, ...others] = children(child(element, 'ioSpecification'), 'dataOutputs').filter((end) => itemName(end) !== undefined);
  return { expression: isFeel(script) ? script : `=${script}`, resultVariable: others.length === 0 ? itemVariable(output) : undefined };
}
