import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const defaultFlow: readonly RuleCase[] = [
  {
    title: 'accepts one of the gateway’s own flows',
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
    title: 'refuses a flow that begins elsewhere',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" default="f_S_G" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'A', '=x > 1'),
      flow('G', 'E'),
      path('A', 'E'),
    ]),
    reported: ['G'],
  },
];
