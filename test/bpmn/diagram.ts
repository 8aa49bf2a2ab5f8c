/** Draws small diagrams: the elements that a test is about, without a picture. */

/** A file with one executable process; `root` holds messages, signals, errors and further processes. */
export function diagram(elements: readonly string[], root: readonly string[] = []): string {
  return file(...root, `<bpmn:process id="P" isExecutable="true">${elements.join('\n')}</bpmn:process>`);
}

/** A file with these root elements. */
export function file(...rootElements: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:sw="http://socialwork.example/schema/bpmn/1.0" id="Definitions" targetNamespace="urn:test">
  ${rootElements.join('\n  ')}
</bpmn:definitions>`;
}

/** A flow `f_<source>_<target>`, with a FEEL condition when one is given. */
export function flow(source: string, target: string, condition?: string): string {
  const body =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escapeXml(condition)}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="f_${source}_${target}" sourceRef="${source}" targetRef="${target}">${body}</bpmn:sequenceFlow>`;
}

/** Flows from each element to the next. */
export function path(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('');
}

export function extensions(content: string): string {
  return `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;
}

/** A message that running instances can wait for. */
export function message(id: string, correlationKey = '=key'): string {
  return `<bpmn:message id="${id}" name="${id}">${extensions(`<zeebe:subscription correlationKey="${correlationKey}" />`)}</bpmn:message>`;
}

/** A user task that somebody can see. */
export function userTask(id: string, content = ''): string {
  return `<bpmn:userTask id="${id}">${extensions('<zeebe:assignmentDefinition candidateGroups="worker@room" />')}${content}</bpmn:userTask>`;
}

/** A timer definition with a fixed or computed value. */
export function timer(kind: 'timeDate' | 'timeDuration' | 'timeCycle', value: string): string {
  return `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${escapeXml(value)}</bpmn:${kind}></bpmn:timerEventDefinition>`;
}

export const START = '<bpmn:startEvent id="S" />';
export const END = '<bpmn:endEvent id="E" />';

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
