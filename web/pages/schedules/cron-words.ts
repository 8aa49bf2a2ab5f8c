/** A cron expression in words, when it is one of those that people write: every year, month, week, day, or in steps. */
export function cronWords(expression: string): string {
  const parts = expression.toUpperCase().split(/\s+/);
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = parts.length === 5 ? ['0', ...parts] : parts;
  const date = dateWords(day, month, weekday);
  const time = timesOf(second, minute, hour);
  if (date !== undefined && time !== undefined) return `${date} ${time}`;
  const step = date === '每天' ? stepWords(second, minute, hour) : undefined;
  return step ?? `按时间表达式 ${expression}`;
}

function dateWords(day: string, month: string, weekday: string): string | undefined {
  const months = isAny(month) ? undefined : listOf(month, MONTHS);
  if (!isAny(month) && months === undefined) return undefined;
  const ofMonths = months === undefined ? '' : `${months.join('、')} 月`;
  if (!isAny(weekday)) return isAny(day) ? weekdayWords(weekday, ofMonths) : undefined;
  if (isAny(day)) return months === undefined ? '每天' : `每年 ${ofMonths}每天`;
  const days = listOf(day, []);
  if (days === undefined) return undefined;
  return months === undefined ? `每月 ${days.join('、')} 日` : `每年 ${ofMonths} ${days.join('、')} 日`;
}

function weekdayWords(weekday: string, ofMonths: string): string | undefined {
  const [from, to, ...rest] = weekday.split('-').map((part) => listOf(part, WEEKDAYS, 0));
  if (from === undefined || rest.length > 0 || (weekday.includes('-') && to === undefined)) return undefined;
  const first = from.map(weekdayName).join('、');
  const words = to === undefined ? `每周${first}` : `每周${first}至周${to.map(weekdayName).join('、')}`;
  return ofMonths === '' ? words : `${ofMonths}的${words}`;
}

function weekdayName(day: number): string {
  return '日一二三四五六日'.charAt(day);
}

function timesOf(second: string, minute: string, hour: string): string | undefined {
  const [seconds, minutes, hours] = [listOf(second, []), listOf(minute, []), listOf(hour, [])];
  if (seconds?.length !== 1 || minutes?.length !== 1 || hours === undefined) return undefined;
  const [atSecond = 0, atMinute = 0] = [seconds[0], minutes[0]];
  return hours.map((at) => clockText(at, atMinute, atSecond)).join('、');
}

/** 9:00, and 9:00:30 where seconds count. */
export function clockText(hour: number, minute: number, second: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${String(hour)}:${pad(minute)}${second === 0 ? '' : `:${pad(second)}`}`;
}

function stepWords(second: string, minute: string, hour: string): string | undefined {
  const [seconds, minutes, hours] = [stepOf(second), stepOf(minute), stepOf(hour)];
  if (isAny(hour) && isAny(minute) && seconds !== undefined) return `每 ${seconds} 秒`;
  if (isAny(hour) && second === '0' && minutes !== undefined) return `每 ${minutes} 分钟`;
  if (second === '0' && minute === '0' && hours !== undefined) return `每 ${hours} 小时`;
  return undefined;
}

function stepOf(field: string): number | undefined {
  if (isAny(field)) return 1;
  const step = /^(?:\*|0)\/(\d+)$/u.exec(field)?.[1];
  return step === undefined ? undefined : Number(step);
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

/** Numbers or names with commas in between; undefined for anything else. */
function listOf(field: string, names: readonly string[], firstName = 1): readonly number[] | undefined {
  const values = field.split(',').map((part) => {
    const index = names.indexOf(part);
    return index >= 0 ? index + firstName : /^\d+$/u.test(part) ? Number(part) : Number.NaN;
  });
  return values.some(Number.isNaN) ? undefined : values;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
