import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const startEventIncoming: readonly RuleCase[] = [
  {
    title: 'accepts a start event that flows only leave',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses a flow into a start event',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'S'), flow('A', 'E')]),
    reported: ['S'],
  },
];
