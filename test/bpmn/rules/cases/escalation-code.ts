import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const THROWN = '<bpmn:escalationEventDefinition escalationRef="X" />';

export const escalationCode: readonly RuleCase[] = [
  {
    title: 'accepts a code',
    drawn: diagram(
      [
        START,
        `<bpmn:intermediateThrowEvent id="A">${THROWN}</bpmn:intermediateThrowEvent><bpmn:endEvent id="E">${THROWN}</bpmn:endEvent>`,
        path('S', 'A', 'E'),
      ],
      ['<bpmn:escalation id="X" escalationCode="1" />'],
    ),
    reported: [],
  },
  {
    title: 'refuses throwing nothing in particular',
    drawn: diagram(
      [
        START,
        `<bpmn:intermediateThrowEvent id="A">${THROWN}</bpmn:intermediateThrowEvent><bpmn:endEvent id="E"><bpmn:escalationEventDefinition /></bpmn:endEvent>`,
        path('S', 'A', 'E'),
      ],
      ['<bpmn:escalation id="X" />'],
    ),
    reported: ['A', 'E'],
  },
  {
    title: 'leaves catching everything alone',
    drawn: diagram([
      START,
      '<bpmn:task id="A" /><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:escalationEventDefinition /></bpmn:boundaryEvent>',
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: [],
  },
];
