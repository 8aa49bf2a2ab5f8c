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
];
