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
    drawn: diagram([START, '<bpmn:inclusiveGateway id="A" /><bpmn:complexGateway id="B" />', END, path('S', 'A', 'B', 'E')]),
    reported: ['A', 'B'],
  },
  {
    title: 'refuses kinds of event that do not run where they stand',
    drawn: diagram([
      START,
      '<bpmn:intermediateThrowEvent id="A"><bpmn:cancelEventDefinition /></bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="B"><bpmn:linkEventDefinition name="x" /></bpmn:intermediateCatchEvent>',
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
    title: 'refuses events with several definitions',
    drawn: diagram(
      [
        START,
        `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1M')}<bpmn:signalEventDefinition signalRef="Sig" /></bpmn:intermediateCatchEvent>`,
        END,
        path('S', 'A', 'E'),
      ],
      ['<bpmn:signal id="Sig" name="Sig" />'],
    ),
    reported: ['A'],
  },
  {
    title: 'refuses an event-based gateway that starts the process',
    drawn: diagram([
      `<bpmn:eventBasedGateway id="G" instantiate="true" /><bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1M')}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="B">${timer('timeDuration', 'PT2M')}</bpmn:intermediateCatchEvent>`,
      path('G', 'A'),
      path('G', 'B'),
    ]),
    reported: ['G'],
  },
];
