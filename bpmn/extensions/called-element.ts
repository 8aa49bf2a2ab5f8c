import { extension, text, type ModdleElement } from '../reading/moddle-element.ts';

/** What a call activity calls: Camunda's extension first, then BPMN's own attribute (a QName, whose prefix says nothing here). */
export function calledElementOf(element: ModdleElement): string | undefined {
  const called = extension(element, 'zeebe:CalledElement');
  const expression = text(called, 'processIdExpression');
  const standard = text(element, 'calledElement');
  return (
    text(called, 'processId') ??
    (expression === undefined ? undefined : `=${expression.replace(/^=/, '')}`) ??
    standard?.slice(standard.lastIndexOf(':') + 1)
  );
}
