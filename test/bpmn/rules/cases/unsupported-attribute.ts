import { END, START, diagram, message, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unsupportedAttribute: readonly RuleCase[] = [
  {
    title: 'accepts ordinary activities',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses loops and token quantities',
    drawn: diagram([
      START,
      '<bpmn:task id="A"><bpmn:standardLoopCharacteristics /></bpmn:task><bpmn:task id="C" startQuantity="2" />',
      END,
      path('S', 'A', 'C', 'E'),
    ]),
    reported: ['A', 'C'],
  },
  {
    title: 'refuses a receive task that starts the process',
    drawn: diagram(['<bpmn:receiveTask id="A" instantiate="true" messageRef="M" />', END, path('A', 'E')], [message('M')]),
    reported: ['A'],
  },
];
