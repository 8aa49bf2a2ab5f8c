import { END, START, diagram, path, timer } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const timerDefinition: readonly RuleCase[] = [
  {
    title: 'accepts a timer with one time',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a timer without a time',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A"><bpmn:timerEventDefinition /></bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'refuses a timer with several times',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A"><bpmn:timerEventDefinition><bpmn:timeDate>2026-01-01T00:00:00Z</bpmn:timeDate><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
];
