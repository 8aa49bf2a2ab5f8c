import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const missingId: readonly RuleCase[] = [
  {
    title: 'accepts nodes with ids',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses a node without id',
    drawn: diagram([START, '<bpmn:task name="访谈" />', END, path('S', 'E')]),
    reported: ['P'],
  },
];
