import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const deadEnd: readonly RuleCase[] = [
  {
    title: 'accepts paths to an end event',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'warns of a path that stops',
    drawn: diagram([START, '<bpmn:task id="A" />', path('S', 'A')]),
    reported: ['A'],
  },
  {
    title: 'leaves throwing links alone: they go on elsewhere',
    drawn: diagram([
      START,
      '<bpmn:intermediateThrowEvent id="A"><bpmn:linkEventDefinition name="L" /></bpmn:intermediateThrowEvent>',
      '<bpmn:intermediateCatchEvent id="B"><bpmn:linkEventDefinition name="L" /></bpmn:intermediateCatchEvent>',
      END,
      path('S', 'A'),
      path('B', 'E'),
    ]),
    reported: [],
  },
];
