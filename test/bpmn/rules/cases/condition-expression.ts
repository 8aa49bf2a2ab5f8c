import { END, START, diagram, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const conditionExpression: readonly RuleCase[] = [
  {
    title: 'accepts FEEL, marked by = or by its language',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" default="f_G_E" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'A', '=x > 1'),
      flow('G', 'E'),
      path('A', 'E'),
      '<bpmn:task id="B" /><bpmn:sequenceFlow id="f_G_B" sourceRef="G" targetRef="B"><bpmn:conditionExpression language="http://www.omg.org/spec/FEEL/20140401">x = 3</bpmn:conditionExpression></bpmn:sequenceFlow>',
      path('B', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses fixed texts, other languages and empty conditions',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'A', '${x > 1}'),
      flow('G', 'E', ''),
      path('A', 'E'),
    ]),
    reported: ['f_G_A', 'f_G_E'],
  },
];
