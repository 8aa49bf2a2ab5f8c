import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const boundaryEventAttachment: readonly RuleCase[] = [
  {
    title: 'accepts an event on an activity',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses an event attached to nothing or to a gateway',
    drawn: diagram([
      START,
      `<bpmn:exclusiveGateway id="A" />`,
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      `<bpmn:boundaryEvent id="C">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      END,
      path('S', 'A', 'E'),
      path('B', 'E'),
      path('C', 'E'),
    ]),
    reported: ['B', 'C'],
  },
  {
    title: 'refuses an event attached to an activity of another scope',
    drawn: diagram([
      START,
      `<bpmn:subProcess id="Sub">${userTask('A')}</bpmn:subProcess>`,
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      END,
      path('S', 'Sub', 'E'),
      path('B', 'E'),
    ]),
    reported: ['B'],
  },
  {
    title: 'refuses an event on an event sub-process',
    drawn: diagram([
      START,
      userTask('T'),
      END,
      path('S', 'T', 'E'),
      `<bpmn:subProcess id="A" triggeredByEvent="true"><bpmn:startEvent id="SS">${timer('timeDuration', 'PT1H')}</bpmn:startEvent></bpmn:subProcess>`,
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      path('B', 'E'),
    ]),
    reported: ['B'],
  },
];
