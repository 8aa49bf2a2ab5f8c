import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const endEventOutgoing: readonly RuleCase[] = [
  {
    title: 'accepts an end event that flows only enter',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses a flow out of an end event',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E', 'A')]),
    reported: ['E'],
  },
];
