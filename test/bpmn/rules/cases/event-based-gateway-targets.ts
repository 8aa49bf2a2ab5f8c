import { END, START, diagram, flow, message, path, timer } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const eventBasedGatewayTargets: readonly RuleCase[] = [
  {
    title: 'accepts catching events and receive tasks',
    drawn: diagram(
      [
        START,
        '<bpmn:eventBasedGateway id="G" />',
        `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
        '<bpmn:receiveTask id="B" messageRef="M" />',
        END,
        path('S', 'G', 'A', 'E'),
        path('G', 'B', 'E'),
      ],
      [message('M')],
    ),
    reported: [],
  },
  {
    title: 'refuses a single branch',
    drawn: diagram([
      START,
      '<bpmn:eventBasedGateway id="G" />',
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'G', 'A', 'E'),
    ]),
    reported: ['G'],
  },
  {
    title: 'refuses targets that do not wait for an event',
    drawn: diagram([
      START,
      '<bpmn:eventBasedGateway id="G" />',
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
      '<bpmn:task id="B" />',
      END,
      path('S', 'G', 'A', 'E'),
      path('G', 'B', 'E'),
    ]),
    reported: ['B'],
  },
  {
    title: 'refuses other ways into a target',
    drawn: diagram(
      [
        START,
        '<bpmn:eventBasedGateway id="G" />',
        `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
        '<bpmn:receiveTask id="B" messageRef="M" />',
        END,
        path('S', 'G', 'A', 'B', 'E'),
        flow('G', 'B'),
      ],
      [message('M')],
    ),
    reported: ['B'],
  },
  {
    title: 'refuses message events beside receive tasks',
    drawn: diagram(
      [
        START,
        '<bpmn:eventBasedGateway id="G" />',
        `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
        '<bpmn:receiveTask id="B" messageRef="M" /><bpmn:intermediateCatchEvent id="C"><bpmn:messageEventDefinition messageRef="M" /></bpmn:intermediateCatchEvent>',
        END,
        path('S', 'G', 'A', 'E'),
        path('G', 'B', 'E'),
        path('G', 'C', 'E'),
      ],
      [message('M')],
    ),
    reported: ['G'],
  },
  {
    title: 'refuses boundary events on a receive task',
    drawn: diagram(
      [
        START,
        '<bpmn:eventBasedGateway id="G" />',
        `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
        `<bpmn:receiveTask id="B" messageRef="M" /><bpmn:boundaryEvent id="T" attachedToRef="B">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
        END,
        path('S', 'G', 'A', 'E'),
        path('G', 'B', 'E'),
        path('T', 'E'),
      ],
      [message('M')],
    ),
    reported: ['B'],
  },
  {
    title: 'accepts conditions and one of several events, but not all of several',
    drawn: diagram(
      [
        START,
        '<bpmn:eventBasedGateway id="G" />',
        '<bpmn:intermediateCatchEvent id="A"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=x</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>',
        `<bpmn:intermediateCatchEvent id="B">${timer('timeDuration', 'PT1H')}<bpmn:messageEventDefinition messageRef="M" /></bpmn:intermediateCatchEvent>`,
        `<bpmn:intermediateCatchEvent id="C" parallelMultiple="true">${timer('timeDuration', 'PT1H')}<bpmn:messageEventDefinition messageRef="M" /></bpmn:intermediateCatchEvent>`,
        END,
        path('S', 'G', 'A', 'E'),
        path('G', 'B', 'E'),
        path('G', 'C', 'E'),
      ],
      [message('M')],
    ),
    reported: ['C'],
  },
];
