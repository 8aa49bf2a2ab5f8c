import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const exclusiveGatewayDefault: readonly RuleCase[] = [
  {
    title: 'accepts a gateway with a default flow',
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
    title: 'warns when every flow has a condition',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'A', '=x > 1'),
      flow('G', 'E', '=x < 1'),
      path('A', 'E'),
    ]),
    reported: ['G'],
  },
];
