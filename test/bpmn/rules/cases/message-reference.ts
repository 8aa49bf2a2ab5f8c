import { END, START, diagram, extensions, message, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const messageReference: readonly RuleCase[] = [
  {
    title: 'accepts messages with names, and sending jobs without',
    drawn: diagram(
      [
        START,
        '<bpmn:receiveTask id="A" messageRef="M" />',
        `<bpmn:endEvent id="E">${extensions('<zeebe:taskDefinition type="send" />')}<bpmn:messageEventDefinition /></bpmn:endEvent>`,
        path('S', 'A', 'E'),
      ],
      [message('M')],
    ),
    reported: [],
  },
  {
    title: 'refuses events and tasks without message, and messages without name',
    drawn: diagram(
      [
        START,
        '<bpmn:receiveTask id="A" /><bpmn:sendTask id="B" /><bpmn:intermediateCatchEvent id="C"><bpmn:messageEventDefinition messageRef="M" /></bpmn:intermediateCatchEvent>',
        END,
        path('S', 'A', 'B', 'C', 'E'),
      ],
      ['<bpmn:message id="M" />'],
    ),
    reported: ['A', 'B', 'C'],
  },
  {
    title: 'accepts what message flows and operations name',
    drawn: diagram(
      [START, '<bpmn:sendTask id="A" /><bpmn:receiveTask id="B" operationRef="O" />', END, path('S', 'A', 'B', 'E')],
      [message('M'), collaboration('<bpmn:messageFlow id="F" sourceRef="A" targetRef="T" messageRef="M" />'), receiving('M')],
    ),
    reported: [],
  },
  {
    title: 'refuses two message flows with different messages',
    drawn: diagram(
      [START, '<bpmn:sendTask id="A" />', END, path('S', 'A', 'E')],
      [
        message('M') + message('N'),
        collaboration(
          '<bpmn:messageFlow id="F" sourceRef="A" targetRef="T" messageRef="M" /><bpmn:messageFlow id="G" sourceRef="A" targetRef="T" messageRef="N" />',
        ),
      ],
    ),
    reported: ['A'],
  },
];

function collaboration(flows: string): string {
  return `<bpmn:collaboration id="C"><bpmn:participant id="Q" processRef="P" /><bpmn:participant id="T" />${flows}</bpmn:collaboration>`;
}

function receiving(id: string): string {
  return `<bpmn:interface id="I" name="I"><bpmn:operation id="O" name="O"><bpmn:inMessageRef>${id}</bpmn:inMessageRef></bpmn:operation></bpmn:interface>`;
}
