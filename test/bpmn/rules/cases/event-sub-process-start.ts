import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const eventSubProcessStart: readonly RuleCase[] = [
  {
    title: 'accepts exactly one start event with a trigger',
    drawn: diagram([
      START,
      userTask('T'),
      END,
      path('S', 'T', 'E'),
      `<bpmn:subProcess id="X" triggeredByEvent="true"><bpmn:startEvent id="SX">${timer('timeDuration', 'PT1H')}</bpmn:startEvent>${path('SX', 'A')}${userTask('A')}</bpmn:subProcess>`,
    ]),
    reported: [],
  },
  {
    title: 'refuses a start event without a trigger',
    drawn: diagram([
      START,
      userTask('T'),
      END,
      path('S', 'T', 'E'),
      `<bpmn:subProcess id="X" triggeredByEvent="true"><bpmn:startEvent id="SX" />${path('SX', 'A')}${userTask('A')}</bpmn:subProcess>`,
    ]),
    reported: ['SX'],
  },
  {
    title: 'refuses none and several start events',
    drawn: diagram([
      START,
      userTask('T'),
      END,
      path('S', 'T', 'E'),
      `<bpmn:subProcess id="X" triggeredByEvent="true">${userTask('A')}</bpmn:subProcess>`,
      `<bpmn:subProcess id="Y" triggeredByEvent="true"><bpmn:startEvent id="S1">${timer('timeDuration', 'PT1H')}</bpmn:startEvent><bpmn:startEvent id="S2">${timer('timeDuration', 'PT2H')}</bpmn:startEvent></bpmn:subProcess>`,
    ]),
    reported: ['X', 'Y'],
  },
];
