import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const ignoredCondition: readonly RuleCase[] = [
  {
    title: 'accepts conditions that count',
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
    title: 'warns of conditions on default flows and behind parallel gateways',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" default="f_G_E" /><bpmn:parallelGateway id="H" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'H', '=x'),
      flow('G', 'E', '=y'),
      flow('H', 'A', '=z'),
      path('A', 'E'),
    ]),
    reported: ['f_G_E', 'f_H_A'],
  },
];
