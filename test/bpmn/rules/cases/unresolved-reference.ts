import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unresolvedReference: readonly RuleCase[] = [
  {
    title: 'accepts references to what the file contains, with or without prefix',
    drawn: diagram(
      [
        START,
        `<bpmn:task id="A" /><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition errorRef="tns:Err" /></bpmn:boundaryEvent>`,
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
      ],
      ['<bpmn:error id="Err" errorCode="E-1" />'],
    ),
    reported: [],
  },
  {
    title: 'refuses an error that the file lacks, which would otherwise catch every error',
    drawn: diagram([
      START,
      `<bpmn:task id="A" /><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition errorRef="Err" /></bpmn:boundaryEvent>`,
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: ['B'],
  },
];
