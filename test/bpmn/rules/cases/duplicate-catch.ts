import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const duplicateCatch: readonly RuleCase[] = [
  {
    title: 'accepts catches of different errors',
    drawn: diagram(
      [
        START,
        userTask('A'),
        '<bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition errorRef="X" /></bpmn:boundaryEvent><bpmn:boundaryEvent id="C" attachedToRef="A"><bpmn:errorEventDefinition errorRef="Y" /></bpmn:boundaryEvent>',
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
        path('C', 'E'),
      ],
      ['<bpmn:error id="X" errorCode="1" /><bpmn:error id="Y" errorCode="2" />'],
    ),
    reported: [],
  },
  {
    title: 'warns of two catches of one',
    drawn: diagram(
      [
        START,
        userTask('A'),
        '<bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition errorRef="X" /></bpmn:boundaryEvent><bpmn:boundaryEvent id="C" attachedToRef="A"><bpmn:errorEventDefinition errorRef="X" /></bpmn:boundaryEvent>',
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
        path('C', 'E'),
      ],
      ['<bpmn:error id="X" errorCode="1" /><bpmn:error id="Y" errorCode="2" />'],
    ),
    reported: ['C'],
  },
  {
    title: 'looks into multiple events',
    drawn: diagram(
      [
        START,
        userTask('A'),
        '<bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition errorRef="X" /><bpmn:errorEventDefinition errorRef="Y" /></bpmn:boundaryEvent><bpmn:boundaryEvent id="C" attachedToRef="A"><bpmn:errorEventDefinition errorRef="Y" /></bpmn:boundaryEvent>',
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
        path('C', 'E'),
      ],
      ['<bpmn:error id="X" errorCode="1" /><bpmn:error id="Y" errorCode="2" />'],
    ),
    reported: ['C'],
  },
];
