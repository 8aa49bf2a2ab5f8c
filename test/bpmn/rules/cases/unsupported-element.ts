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
    drawn: diagram([START, '<bpmn:choreographyTask id="A" />', END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
  {
    title: 'refuses kinds of event that do not run where they stand',
    drawn: diagram([
      START,
      '<bpmn:intermediateThrowEvent id="A"><bpmn:cancelEventDefinition /></bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="B"><bpmn:terminateEventDefinition /></bpmn:intermediateCatchEvent>',
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A', 'B'],
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
