import { localDate, MONTHS_IN_YEAR } from '../../../deployment/local-date.ts';
import type { TimerPattern } from '../../../deployment/timer-pattern.ts';
import { clockText, cronWords } from './cron-words.ts';

/** When a timer starts something, as people say it: 每年 7 月 1 日 9:00. */
export function ruleWords(pattern: TimerPattern): string {
  switch (pattern.kind) {
    case 'once':
      return `只有一次：${dateText(pattern.at)} ${clockOf(pattern.at)}`;
    case 'cron':
      return cronWords(pattern.expression);
    case 'interval':
      return `${intervalWords(pattern.every, pattern.first)}${countWords(pattern)}`;
    case 'months':
      return `${monthsWords(pattern.months, pattern.first)}${countWords(pattern)}`;
  }
}

/** 2026年7月1日 9:00 */
export function momentText(at: number): string {
  return `${dateText(at)} ${clockOf(at)}`;
}

function countWords({ runs, dueAt }: { readonly runs?: number; readonly dueAt?: number }): string {
  return runs === undefined ? '' : `，共 ${runs + (dueAt === undefined ? 0 : 1)} 次`;
}

function monthsWords(months: number, first: number): string {
  const local = localDate(first);
  const day = `${local.getUTCDate()} 日 ${clockOf(first)}`;
  if (months === 1) return `每月 ${day}`;
  if (months % MONTHS_IN_YEAR !== 0) return `每 ${months} 个月的 ${day}`;
  const years = months / MONTHS_IN_YEAR;
  return `${years === 1 ? '每年' : `每 ${years} 年`} ${local.getUTCMonth() + 1} 月 ${day}`;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

function intervalWords(every: number, first: number): string {
  if (every === WEEK) return `每周${'日一二三四五六'.charAt(localDate(first).getUTCDay())} ${clockOf(first)}`;
  if (every === DAY) return `每天 ${clockOf(first)}`;
  if (every % DAY === 0) return `每 ${every / DAY} 天 ${clockOf(first)}`;
  if (every % HOUR === 0) return `每 ${every / HOUR} 小时`;
  if (every % MINUTE === 0) return `每 ${every / MINUTE} 分钟`;
  return `每 ${every / SECOND} 秒`;
}

function dateText(at: number): string {
  const local = localDate(at);
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
}

function clockOf(at: number): string {
  const local = localDate(at);
  return clockText(local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds());
}
