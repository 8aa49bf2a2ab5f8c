import { escapeXml, type DrawnFlow, type DrawnNode, type DrawnProcess, type DrawnScope } from './drawing.ts';
import { expression } from './events.ts';
import { layOut, type Box } from './layout.ts';

/** A BPMN file of drawn processes, with the elements they refer to and a picture. */
export function writeBpmn(processes: readonly DrawnProcess[], rootElements: readonly string[]): string {
  const pictures = processes.map((process) => picture(process));
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_random" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
${[...processes.map(processXml), ...rootElements.map((element) => `  ${element}`), ...pictures].join('\n')}
</bpmn:definitions>
`;
}

function processXml({ id, scope }: DrawnProcess): string {
  return `  <bpmn:process id="${id}" name="${id}" isExecutable="true">\n${scopeXml(scope, '    ')}\n  </bpmn:process>`;
}

function scopeXml(scope: DrawnScope, indent: string): string {
  return [
    ...scope.nodes.map((node) => nodeXml(node, scope, indent)),
    ...scope.flows.map((flow) => flowXml(flow, indent)),
    ...scope.associations.map(
      ({ id, source, target }) =>
        `${indent}<bpmn:association id="${id}" associationDirection="One" sourceRef="${source}" targetRef="${target}" />`,
    ),
  ].join('\n');
}

function nodeXml(node: DrawnNode, { flows }: DrawnScope, indent: string): string {
  const inner = `${indent}  `;
  const defaultFlow = defaultFlowOf(node, flows);
  const attributes = { id: node.id, name: node.id, ...node.attributes, ...(defaultFlow ? { default: defaultFlow.id } : {}) };
  const attributeText = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
  const lines = [
    ...(node.extensions.length > 0 ? [`${inner}<bpmn:extensionElements>${node.extensions.join('')}</bpmn:extensionElements>`] : []),
    ...flows.filter(({ target }) => target === node.id).map(({ id }) => `${inner}<bpmn:incoming>${id}</bpmn:incoming>`),
    ...flows.filter(({ source }) => source === node.id).map(({ id }) => `${inner}<bpmn:outgoing>${id}</bpmn:outgoing>`),
    ...(node.tag === 'adHocSubProcess' ? [] : node.content.map((content) => inner + content)),
    ...(node.scope ? [scopeXml(node.scope, inner)] : []),
    ...(node.tag === 'adHocSubProcess' ? node.content.map((content) => inner + content) : []),
  ];
  if (lines.length === 0) return `${indent}<bpmn:${node.tag}${attributeText} />`;
  return `${indent}<bpmn:${node.tag}${attributeText}>\n${lines.join('\n')}\n${indent}</bpmn:${node.tag}>`;
}

/** Where some flows out of a node are conditional, the last one without a condition is the default. */
function defaultFlowOf({ id, tag }: DrawnNode, flows: readonly DrawnFlow[]): DrawnFlow | undefined {
  const outgoing = flows.filter(({ source }) => source === id);
  const isConditional = outgoing.some(({ condition }) => condition !== undefined) && tag !== 'parallelGateway';
  return isConditional ? outgoing.findLast(({ condition }) => condition === undefined) : undefined;
}

function flowXml({ id, source, target, condition }: DrawnFlow, indent: string): string {
  const start = `${indent}<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"`;
  return condition === undefined ? `${start} />` : `${start}>${expression('conditionExpression', condition)}</bpmn:sequenceFlow>`;
}

function picture({ id, scope }: DrawnProcess): string {
  const boxes = new Map<string, Box>();
  layOut(scope, 160, 100, boxes);
  const shapes = [...boxes].map(
    ([element, { x, y, width, height }]) =>
      `      <bpmndi:BPMNShape id="${element}_di" bpmnElement="${element}"${isExpanded(scope, element) ? ' isExpanded="true"' : ''}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`,
  );
  const edges = flowsIn(scope).map((flow) => edge(flow, boxes));
  return `  <bpmndi:BPMNDiagram id="Diagram_${id}">
    <bpmndi:BPMNPlane id="Plane_${id}" bpmnElement="${id}">
${[...shapes, ...edges].join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>`;
}

function flowsIn(scope: DrawnScope): readonly DrawnFlow[] {
  return [...scope.flows, ...scope.associations, ...scope.nodes.flatMap((node) => (node.scope ? flowsIn(node.scope) : []))];
}

function isExpanded(scope: DrawnScope, id: string): boolean {
  return scope.nodes.some((node) => node.scope !== undefined && (node.id === id || isExpanded(node.scope, id)));
}

function edge({ id, source, target }: DrawnFlow, boxes: ReadonlyMap<string, Box>): string {
  const [from, to] = [boxes.get(source), boxes.get(target)];
  if (!from || !to) return '';
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const middle = start.x + 20;
  const bends =
    start.y === end.y
      ? []
      : [
          { x: middle, y: start.y },
          { x: middle, y: end.y },
        ];
  const points = [start, ...bends, end].map(({ x, y }) => `<di:waypoint x="${x}" y="${y}" />`).join('');
  return `      <bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points}</bpmndi:BPMNEdge>`;
}
