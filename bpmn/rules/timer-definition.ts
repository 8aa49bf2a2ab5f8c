import { definitionsOf } from '../events/event-of.ts';
import { timesOf } from '../events/timer.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** BPMN 2.0, 10.5.5: date, duration and cycle exclude each other; an executable timer has one of them. */
export const timerDefinition: Rule = {
  name: 'timer-definition',
  severity: 'error',
  *check({ source }) {
    for (const node of source.nodes) {
      for (const definition of definitionsOf(node)) {
        if (definition.$type !== 'bpmn:TimerEventDefinition') continue;
        const times = timesOf(definition);
        if (times.length === 1) continue;
        yield findingOn(
          node.element,
          times.length === 0 ? '是定时器，但没有填写时间。' : '是定时器，同时填写了多种时间。',
          '请在日期、时长、周期中填写且只填写一种，例如时长 PT10M、P3D。',
        );
      }
    }
  },
};
