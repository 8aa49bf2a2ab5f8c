import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unsupportedAttribute: readonly RuleCase[] = [
  {
    title: 'accepts ordinary activities',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses loops',
    drawn: diagram([START, '<bpmn:task id="A"><bpmn:standardLoopCharacteristics /></bpmn:task>', END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
];
