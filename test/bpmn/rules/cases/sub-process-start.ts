import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const subProcessStart: readonly RuleCase[] = [
  {
    title: 'accepts one none start event, or none at all',
    drawn: diagram([
      START,
      `<bpmn:subProcess id="X"><bpmn:startEvent id="SX" />${userTask('A') + path('SX', 'A')}</bpmn:subProcess><bpmn:subProcess id="Y">${userTask('B')}</bpmn:subProcess>`,
      END,
      path('S', 'X', 'Y', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses several start events and triggers',
    drawn: diagram([
      START,
      `<bpmn:subProcess id="X"><bpmn:startEvent id="SX" /><bpmn:startEvent id="SY">${timer('timeDuration', 'PT1H')}</bpmn:startEvent>${userTask('A') + path('SX', 'A') + path('SY', 'A')}</bpmn:subProcess>`,
      END,
      path('S', 'X', 'E'),
    ]),
    reported: ['X', 'SY'],
  },
];
