import { END, START, diagram, flow, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const waitLessLoop: readonly RuleCase[] = [
  {
    title: 'accepts a loop with a task for a person',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:exclusiveGateway id="H" default="f_H_E" />',
      userTask('A'),
      END,
      path('S', 'G', 'A', 'H', 'E'),
      flow('H', 'G', '=again'),
    ]),
    reported: [],
  },
  {
    title: 'warns of a loop that never waits',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:exclusiveGateway id="H" default="f_H_E" />',
      '<bpmn:task id="A" />',
      END,
      path('S', 'G', 'A', 'H', 'E'),
      flow('H', 'G', '=again'),
    ]),
    reported: ['G'],
  },
  {
    title: 'looks into sub-processes',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:exclusiveGateway id="H" default="f_H_E" />',
      `<bpmn:subProcess id="A">${userTask('B')}</bpmn:subProcess>`,
      END,
      path('S', 'G', 'A', 'H', 'E'),
      flow('H', 'G', '=again'),
    ]),
    reported: [],
  },
  {
    title: 'warns when a sub-process in the loop does not wait either',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:exclusiveGateway id="H" default="f_H_E" />',
      '<bpmn:subProcess id="A"><bpmn:task id="B" /></bpmn:subProcess>',
      END,
      path('S', 'G', 'A', 'H', 'E'),
      flow('H', 'G', '=again'),
    ]),
    reported: ['G'],
  },
  {
    title: 'warns of a loop that a link closes, with inclusive gateways',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:inclusiveGateway id="H" default="f_H_E" />',
      '<bpmn:intermediateThrowEvent id="A"><bpmn:linkEventDefinition name="L" /></bpmn:intermediateThrowEvent>',
      '<bpmn:intermediateCatchEvent id="B"><bpmn:linkEventDefinition name="L" /></bpmn:intermediateCatchEvent>',
      END,
      path('S', 'G', 'H', 'E'),
      flow('H', 'A', '=again'),
      path('B', 'G'),
    ]),
    reported: ['G'],
  },
];
