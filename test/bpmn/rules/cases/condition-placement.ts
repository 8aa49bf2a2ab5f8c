import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const conditionPlacement: readonly RuleCase[] = [
  {
    title: 'accepts conditions behind gateways and activities',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" default="f_G_E" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'A', '=x > 1'),
      flow('G', 'E'),
      path('A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses conditions behind events',
    drawn: diagram([START, '<bpmn:task id="A" />', END, flow('S', 'A', '=x'), path('A', 'E')]),
    reported: ['f_S_A'],
  },
];
