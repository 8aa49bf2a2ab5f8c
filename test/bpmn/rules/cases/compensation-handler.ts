import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const event = (id: string, host: string): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}"><bpmn:compensateEventDefinition /></bpmn:boundaryEvent>`;
const handler = (id: string): string => `<bpmn:task id="${id}" isForCompensation="true" />`;
const association = (from: string, to: string): string => `<bpmn:association id="a_${from}_${to}" sourceRef="${from}" targetRef="${to}" />`;

export const compensationHandler: readonly RuleCase[] = [
  {
    title: 'accepts an event associated with an activity for compensation',
    drawn: diagram([START, userTask('A'), event('B', 'A'), handler('H'), END, path('S', 'A', 'E'), association('B', 'H')]),
    reported: [],
  },
  {
    title: 'refuses an event without a handler, or associated with a normal activity',
    drawn: diagram([
      START,
      userTask('A') + event('B', 'A') + userTask('C') + event('D', 'C') + userTask('F'),
      END,
      path('S', 'A', 'C', 'F', 'E'),
      association('D', 'F'),
    ]),
    reported: ['B', 'D'],
  },
  {
    title: 'refuses two handlers, and one in another scope',
    drawn: diagram([
      START,
      userTask('A') + event('B', 'A') + handler('H') + handler('I') + association('B', 'H') + association('B', 'I'),
      `${userTask('C') + event('D', 'C')}<bpmn:subProcess id="Sub">${userTask('F')}${handler('J')}</bpmn:subProcess>${association('D', 'J')}`,
      END,
      path('S', 'A', 'C', 'Sub', 'E'),
    ]),
    reported: ['B', 'D'],
  },
  {
    title: 'refuses flows at either, boundary events at handlers, and two compensation events',
    drawn: diagram([
      START,
      userTask('A') + event('B', 'A') + event('D', 'A') + handler('H') + association('B', 'H') + association('D', 'H') + event('F', 'H'),
      END,
      path('S', 'A', 'E') + path('B', 'E') + path('H', 'E'),
      handler('I') + association('F', 'I'),
    ]),
    reported: ['A', 'B', 'H', 'H'],
  },
];
