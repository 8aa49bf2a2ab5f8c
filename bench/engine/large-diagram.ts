/**
 * A diagram of about `elements` flow nodes in one line: in turn a choice between a user task and a script, and a fork
 * to two user tasks. Every block is passed by one token, so that work grows with the diagram and nothing else.
 */
export function largeDiagram(elements: number): string {
  const diagram: Diagram = { nodes: [], flows: [] };
  add(diagram, 'startEvent', 'Start');
  let last = 'Start';
  for (let block = 0; diagram.nodes.length < elements - 1; block += 1) {
    last = block % 2 === 0 ? addChoice(diagram, last, block) : addFork(diagram, last, block);
  }
  add(diagram, 'endEvent', 'End');
  connect(diagram, last, 'End');
  return toXml(diagram);
}

interface Diagram {
  readonly nodes: { readonly type: string; readonly id: string; readonly inside: string; readonly attributes: string }[];
  readonly flows: { readonly id: string; readonly from: string; readonly to: string; readonly condition: string }[];
}

const USER_TASK =
  '<bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="worker@room" /></bpmn:extensionElements>';
const SCRIPT = '<bpmn:extensionElements><zeebe:script expression="=n + 1" resultVariable="n" /></bpmn:extensionElements>';

function addChoice(diagram: Diagram, last: string, block: number): string {
  const [split, person, script, join] = ['Split', 'Person', 'Script', 'Join'].map((name) => `${name}_${block}`);
  add(diagram, 'exclusiveGateway', split, '', ` default="Flow_${split}_${script}"`);
  add(diagram, 'userTask', person, USER_TASK);
  add(diagram, 'scriptTask', script, SCRIPT);
  add(diagram, 'exclusiveGateway', join);
  connect(diagram, last, split);
  connect(diagram, split, person, '=n &lt; 0');
  connect(diagram, split, script);
  connect(diagram, person, join);
  connect(diagram, script, join);
  return join ?? last;
}

function addFork(diagram: Diagram, last: string, block: number): string {
  const [fork, one, other, join] = ['Fork', 'One', 'Other', 'Meet'].map((name) => `${name}_${block}`);
  add(diagram, 'parallelGateway', fork);
  add(diagram, 'userTask', one, USER_TASK);
  add(diagram, 'userTask', other, USER_TASK);
  add(diagram, 'parallelGateway', join);
  connect(diagram, last, fork);
  for (const task of [one, other]) {
    connect(diagram, fork, task);
    connect(diagram, task, join);
  }
  return join ?? last;
}

function add({ nodes }: Diagram, type: string, id = '', inside = '', attributes = ''): void {
  nodes.push({ type, id, inside, attributes });
}

function connect({ flows }: Diagram, from = '', to = '', condition = ''): void {
  flows.push({ id: `Flow_${from}_${to}`, from, to, condition });
}

function toXml({ nodes, flows }: Diagram): string {
  const incoming = grouped(flows, 'to');
  const outgoing = grouped(flows, 'from');
  const elements = nodes.map(({ type, id, inside, attributes }) => {
    const ends = [
      ...(incoming.get(id) ?? []).map((flow) => `<bpmn:incoming>${flow.id}</bpmn:incoming>`),
      ...(outgoing.get(id) ?? []).map((flow) => `<bpmn:outgoing>${flow.id}</bpmn:outgoing>`),
    ];
    return `<bpmn:${type} id="${id}" name="${id}"${attributes}>${inside}${ends.join('')}</bpmn:${type}>`;
  });
  const sequenceFlows = flows.map(({ id, from, to, condition }) => {
    const expression =
      condition === '' ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`;
    return `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${expression}</bpmn:sequenceFlow>`;
  });
  const shapes = nodes.map(
    ({ id }, column) =>
      `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${column * 150}" y="100" width="100" height="80" /></bpmndi:BPMNShape>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_large" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
<bpmn:process id="bench_large" name="large" isExecutable="true">
${[...elements, ...sequenceFlows].join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram_large"><bpmndi:BPMNPlane id="Plane_large" bpmnElement="bench_large">
${shapes.join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function grouped(flows: Diagram['flows'], end: 'from' | 'to'): ReadonlyMap<string, Diagram['flows']> {
  const groups = new Map<string, Diagram['flows'][number][]>();
  for (const flow of flows) {
    const group = groups.get(flow[end]) ?? [];
    groups.set(flow[end], group);
    group.push(flow);
  }
  return groups;
}
