import { END, START, diagram, message, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unsupportedAttribute: readonly RuleCase[] = [
  {
    title: 'accepts ordinary activities',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses loops and compensation',
    drawn: diagram([
      START,
      '<bpmn:task id="A"><bpmn:standardLoopCharacteristics /></bpmn:task><bpmn:task id="B" isForCompensation="true" />',
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A', 'B'],
  },
  {
    title: 'refuses a receive task that starts the process',
    drawn: diagram(['<bpmn:receiveTask id="A" instantiate="true" messageRef="M" />', END, path('A', 'E')], [message('M')]),
    reported: ['A'],
  },
];
