import { describe, expect, it } from 'vitest';
import { timerPatternOf } from '../../../../deployment/timer-pattern.ts';
import { ruleWords } from '../../../../web/pages/schedules/rule-words.ts';

const DEPLOYED = Date.parse('2026-03-02T09:00:00+08:00');

describe('ruleWords', () => {
  it.each([
    ['cycle:0 0 9 1 7 *', '每年 7 月 1 日 9:00'],
    ['cycle:0 9 1 7,12 ?', '每年 7、12 月 1 日 9:00'],
    ['cycle:0 0 9 1 JUL *', '每年 7 月 1 日 9:00'],
    ['cycle:0 30 8 5,20 * *', '每月 5、20 日 8:30'],
    ['cycle:0 0 9,14 * * *', '每天 9:00、14:00'],
    ['cycle:0 9 * * MON-FRI', '每周一至周五 9:00'],
    ['cycle:0 9 * * 1,4', '每周一、四 9:00'],
    ['cycle:*/10 * * * * *', '每 10 秒'],
    ['cycle:0 */5 * * * *', '每 5 分钟'],
    ['cycle:0 0 9 1 * MON', '按时间表达式 0 0 9 1 * MON'],
    ['cycle:R/2026-12-01T09:00:00+08:00/P1Y', '每年 12 月 1 日 9:00'],
    ['cycle:R/2026-12-01T09:00:00+08:00/P2Y', '每 2 年 12 月 1 日 9:00'],
    ['cycle:R/2026-04-10T09:00:00+08:00/P3M', '每 3 个月的 10 日 9:00'],
    ['cycle:R4/2026-04-10T09:00:00+08:00/P1M', '每月 10 日 9:00，共 4 次'],
    ['cycle:R3/2026-03-01T08:30:00+08:00/P1W', '每周日 8:30，共 3 次'],
    ['cycle:R/P1D', '每天 9:00'],
    ['cycle:R/PT90M', '每 90 分钟'],
    ['date:2026-05-01T08:30:00+08:00', '只有一次：2026年5月1日 8:30'],
  ])('given %s, then people read %s', (timer, words) => {
    const pattern = timerPatternOf(timer, DEPLOYED);
    expect(pattern && ruleWords(pattern)).toBe(words);
  });
});
