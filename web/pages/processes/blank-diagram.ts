/** A process with nothing but a start event: what the editor opens for a new one. `processId` and `name` come checked. */
export function blankDiagram(processId: string, name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:sw="http://socialwork.example/schema/bpmn/1.0" id="Definitions_${processId}" targetNamespace="http://socialwork.example/processes">
  <bpmn:process id="${processId}" name="${escapeAttribute(name)}" isExecutable="true">
    <bpmn:startEvent id="Start" name="开始" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram">
    <bpmndi:BPMNPlane id="Plane" bpmnElement="${processId}">
      <bpmndi:BPMNShape id="Start_di" bpmnElement="Start">
        <dc:Bounds x="180" y="200" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="187" y="243" width="24" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
