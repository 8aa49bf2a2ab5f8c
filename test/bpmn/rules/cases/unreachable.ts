import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unreachable: readonly RuleCase[] = [
  {
    title: 'accepts what tokens can reach, boundary events included',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      userTask('C'),
      END,
      path('S', 'A', 'E'),
      path('B', 'C', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'warns of what they cannot',
    drawn: diagram([START, userTask('A'), userTask('B'), userTask('C'), END, path('S', 'A', 'E'), path('B', 'C', 'E')]),
    reported: ['B', 'C'],
  },
];
