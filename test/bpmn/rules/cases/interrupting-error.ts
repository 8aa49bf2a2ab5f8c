import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const interruptingError: readonly RuleCase[] = [
  {
    title: 'accepts interrupting catches of errors',
    drawn: diagram([
      START,
      userTask('A'),
      '<bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>',
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses catches that do not interrupt',
    drawn: diagram([
      START,
      userTask('A'),
      '<bpmn:boundaryEvent id="B" cancelActivity="false" attachedToRef="A"><bpmn:errorEventDefinition /></bpmn:boundaryEvent><bpmn:subProcess id="X" triggeredByEvent="true"><bpmn:startEvent id="SX" isInterrupting="false"><bpmn:errorEventDefinition /></bpmn:startEvent></bpmn:subProcess>',
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: ['B', 'SX'],
  },
];
