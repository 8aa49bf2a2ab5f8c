import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const timerCycleOnce: readonly RuleCase[] = [
  {
    title: 'accepts cycles where they repeat',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:boundaryEvent id="B" cancelActivity="false" attachedToRef="A">${timer('timeCycle', 'R/P1D')}</bpmn:boundaryEvent>`,
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'warns of cycles that can fire only once',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeCycle', 'R/P1D')}</bpmn:boundaryEvent>`,
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: ['B'],
  },
];
