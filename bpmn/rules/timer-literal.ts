import { partsOf, type TimerEventDefinition } from '../../engine/definition/event-definition.ts';
import { startCycle } from '../../engine/timers/cycle.ts';
import { parseDuration } from '../../engine/timers/duration.ts';
import { parseInstant } from '../../engine/timers/instant.ts';
import type { Rule } from './rule.ts';

/** A fixed time is ISO 8601 (or cron, for cycles), as the engine will read it. */
export const timerLiteral: Rule = {
  name: 'timer-literal',
  severity: 'error',
  *check({ definition }) {
    for (const element of Object.values(definition.elements)) {
      for (const part of 'event' in element ? partsOf(element.event) : []) {
        if (part.kind !== 'timer' || part.value.kind !== 'literal') continue;
        const { timerKind, value } = part;
        const source = typeof value.value === 'string' ? value.value : JSON.stringify(value.value);
        if (isReadable(timerKind, source)) continue;
        yield {
          element: element.id,
          message: `「${element.name ?? element.id}」的${timerNames[timerKind]}“${source}”不合格式。`,
          remedy: formats[timerKind],
        };
      }
    }
  },
};

function isReadable(kind: TimerEventDefinition['timerKind'], source: string): boolean {
  switch (kind) {
    case 'date':
      return parseInstant(source) !== undefined;
    case 'duration':
      return parseDuration(source) !== undefined;
    case 'cycle':
      return startCycle(source, ANY_TIME) !== undefined;
  }
}

const ANY_TIME = Date.UTC(2026, 0, 1);

const timerNames = { date: '日期', duration: '时长', cycle: '周期' } as const;

const formats = {
  date: '请按 ISO 8601 填写，例如 2026-03-02T09:00:00+08:00，或填写以“=”开头的表达式。',
  duration: '请按 ISO 8601 填写，例如 PT30M（30 分钟）、P3D（3 天），或填写以“=”开头的表达式。',
  cycle: '请按 ISO 8601 填写，例如 R3/PT1H（每小时，共 3 次）、R/P1D（每天），或填写 cron，例如 0 9 * * 1-5。',
} as const;
