import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

function listeners(...events: readonly string[]): string {
  const each = events.map((event) => `<zeebe:executionListener eventType="${event}" type="x" />`);
  return extensions(`<zeebe:executionListeners>${each.join('')}</zeebe:executionListeners>`);
}

function task(content: string): string {
  return diagram([START, `<bpmn:task id="A">${content}</bpmn:task>`, END, path('S', 'A', 'E')]);
}

const MULTI_INSTANCE = `<bpmn:multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="=items" />')}</bpmn:multiInstanceLoopCharacteristics>`;

export const executionListener: readonly RuleCase[] = [
  { title: 'accepts listeners of a task', drawn: task(listeners('start', 'end')), reported: [] },
  {
    title: 'accepts listeners of the process, of events and of gateways',
    drawn: diagram([
      listeners('start', 'end'),
      `<bpmn:startEvent id="S">${listeners('end')}</bpmn:startEvent>`,
      `<bpmn:exclusiveGateway id="G">${listeners('start')}</bpmn:exclusiveGateway>`,
      `<bpmn:endEvent id="E">${listeners('start', 'end')}</bpmn:endEvent>`,
      path('S', 'G', 'E'),
    ]),
    reported: [],
  },
  { title: 'accepts listeners before all instances', drawn: task(`${listeners('beforeAll', 'start')}${MULTI_INSTANCE}`), reported: [] },
  {
    title: 'refuses listeners without type',
    drawn: task(extensions('<zeebe:executionListeners><zeebe:executionListener eventType="start" /></zeebe:executionListeners>')),
    reported: ['A'],
  },
  { title: 'refuses moments that no element has', drawn: task(listeners('take')), reported: ['A'] },
  { title: 'refuses listeners before all instances where there is one', drawn: task(listeners('beforeAll')), reported: ['A'] },
  {
    title: 'refuses start listeners of start events and end listeners of gateways',
    drawn: diagram([
      `<bpmn:startEvent id="S">${listeners('start')}</bpmn:startEvent>`,
      `<bpmn:exclusiveGateway id="G">${listeners('end')}</bpmn:exclusiveGateway>`,
      END,
      path('S', 'G', 'E'),
    ]),
    reported: ['S', 'G'],
  },
  {
    title: 'refuses start listeners of boundary events and end listeners of error end events',
    drawn: diagram(
      [
        START,
        '<bpmn:task id="A" />',
        `<bpmn:boundaryEvent id="B" attachedToRef="A">${listeners('start')}<bpmn:errorEventDefinition errorRef="X" /></bpmn:boundaryEvent>`,
        `<bpmn:endEvent id="E">${listeners('end')}<bpmn:errorEventDefinition errorRef="X" /></bpmn:endEvent>`,
        path('S', 'A', 'E'),
        path('B', 'E'),
      ],
      ['<bpmn:error id="X" errorCode="x" />'],
    ),
    reported: ['B', 'E'],
  },
  {
    title: 'refuses listeners of sequence flows',
    drawn: diagram([START, END, `<bpmn:sequenceFlow id="F" sourceRef="S" targetRef="E">${listeners('start')}</bpmn:sequenceFlow>`]),
    reported: ['F'],
  },
];
