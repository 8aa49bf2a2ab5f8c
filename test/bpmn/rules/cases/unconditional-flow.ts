import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unconditionalFlow: readonly RuleCase[] = [
  {
    title: 'accepts conditions and a default',
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
    title: 'warns of a flow that is neither',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'A', '=x > 1'),
      flow('G', 'E'),
      path('A', 'E'),
    ]),
    reported: ['f_G_E'],
  },
];
