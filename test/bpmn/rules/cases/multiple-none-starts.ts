import { END, START, diagram, path, timer } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const multipleNoneStarts: readonly RuleCase[] = [
  {
    title: 'accepts start events of which one is for people',
    drawn: diagram([
      START,
      `<bpmn:startEvent id="T">${timer('timeCycle', 'R/P1D')}</bpmn:startEvent>`,
      END,
      path('S', 'E'),
      path('T', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'warns of several',
    drawn: diagram([START, '<bpmn:startEvent id="T" />', END, path('S', 'E'), path('T', 'E')]),
    reported: ['P'],
  },
];
