import { END, START, diagram, path, timer } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unsupportedElement: readonly RuleCase[] = [
  {
    title: 'accepts every element of the registry',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses elements outside the registry',
    drawn: diagram([START, '<bpmn:transaction id="C" /><bpmn:adHocSubProcess id="T" />', END, path('S', 'C', 'T', 'E')]),
    reported: ['C', 'T'],
  },
  {
    title: 'refuses kinds of event that do not run where they stand',
    drawn: diagram([
      START,
      '<bpmn:intermediateThrowEvent id="A"><bpmn:compensateEventDefinition /></bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="B"><bpmn:terminateEventDefinition /></bpmn:intermediateCatchEvent><bpmn:endEvent id="E"><bpmn:cancelEventDefinition /></bpmn:endEvent>',
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A', 'B', 'E'],
  },
  {
    title: 'refuses a catching event that waits for nothing',
    drawn: diagram([START, '<bpmn:intermediateCatchEvent id="A" />', END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
  {
    title: 'refuses one among several definitions',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1M')}<bpmn:errorEventDefinition /></bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
];
