import { END, START, diagram, path, timer } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const timerLiteral: readonly RuleCase[] = [
  {
    title: 'accepts ISO 8601 and expressions',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDate', '2026-03-02T09:00:00+08:00')}</bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses anything else',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', '3 days')}</bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'accepts expressions',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', '=duration(days)')}</bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'accepts ISO 8601 and cron cycles',
    drawn: diagram([
      `<bpmn:startEvent id="S">${timer('timeCycle', 'R3/PT1H')}</bpmn:startEvent><bpmn:startEvent id="T">${timer('timeCycle', '0 9 * * 1-5')}</bpmn:startEvent>`,
      END,
      path('S', 'E'),
      path('T', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a day that does not exist',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDate', '2026-02-30T09:00:00+08:00')}</bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'looks into multiple events',
    drawn: diagram([
      START,
      `<bpmn:intermediateCatchEvent id="A">${timer('timeDuration', 'PT1H')}${timer('timeDuration', '1 hour')}</bpmn:intermediateCatchEvent>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
];
