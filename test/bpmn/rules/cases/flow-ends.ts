import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const flowEnds: readonly RuleCase[] = [
  {
    title: 'accepts flows between nodes',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses flows that lead nowhere or come from nowhere',
    drawn: diagram([
      START,
      '<bpmn:task id="A" />',
      END,
      path('S', 'A', 'E'),
      '<bpmn:sequenceFlow id="f1" sourceRef="A" targetRef="Gone" /><bpmn:sequenceFlow id="f2" targetRef="E" />',
    ]),
    reported: ['f1', 'f2'],
  },
];
