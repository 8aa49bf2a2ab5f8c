import { END, START, diagram, message, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const tokenQuantity: readonly RuleCase[] = [
  {
    title: 'accepts one token and several',
    drawn: diagram([
      START,
      '<bpmn:task id="A" completionQuantity="3" /><bpmn:task id="B" startQuantity="3" />',
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses none and far too many',
    drawn: diagram([
      START,
      '<bpmn:task id="A" startQuantity="0" /><bpmn:task id="B" completionQuantity="1000000" />',
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A', 'B'],
  },
  {
    title: 'refuses several behind an event-based gateway',
    drawn: diagram(
      [
        START,
        '<bpmn:eventBasedGateway id="G" /><bpmn:receiveTask id="A" messageRef="M" startQuantity="2" /><bpmn:receiveTask id="B" messageRef="N" />',
        END,
        path('S', 'G', 'A', 'E'),
        path('G', 'B', 'E'),
      ],
      [message('M'), message('N')],
    ),
    reported: ['A'],
  },
];
