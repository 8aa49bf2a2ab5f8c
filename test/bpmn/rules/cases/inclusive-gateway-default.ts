import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const inclusiveGatewayDefault: readonly RuleCase[] = [
  {
    title: 'accepts a default flow',
    drawn: diagram([
      START,
      '<bpmn:inclusiveGateway id="G" default="f_G_E" /><bpmn:task id="A" />',
      END,
      path('S', 'G', 'E'),
      flow('G', 'A', '=x'),
      path('A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'warns when every flow has a condition',
    drawn: diagram([
      START,
      '<bpmn:inclusiveGateway id="G" /><bpmn:complexGateway id="H" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'H', '=x'),
      flow('H', 'A', '=y'),
      path('A', 'E'),
    ]),
    reported: ['G', 'H'],
  },
];
