import { END, START, diagram, flow, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const eventSubProcessFlows: readonly RuleCase[] = [
  {
    title: 'accepts an event sub-process that stands alone',
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
    title: 'refuses flows into it',
    drawn: diagram([
      START,
      userTask('T'),
      END,
      path('S', 'T', 'E'),
      `<bpmn:subProcess id="X" triggeredByEvent="true"><bpmn:startEvent id="SX">${timer('timeDuration', 'PT1H')}</bpmn:startEvent>${path('SX', 'A')}${userTask('A')}</bpmn:subProcess>`,
      flow('T', 'X'),
    ]),
    reported: ['X'],
  },
];
