import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const boundaryEventIncoming: readonly RuleCase[] = [
  {
    title: 'accepts a boundary event that flows only leave',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a flow into a boundary event',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      END,
      path('S', 'A', 'E'),
      path('S', 'B', 'E'),
    ]),
    reported: ['B'],
  },
];
