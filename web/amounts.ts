/** 300,000 元: cents as people write them, with 角 and 分 only where there are any. */
export function yuan(cents: number): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  return `${(cents / 100).toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })} 元`;
}

/** 还剩 12 天 / 今天 / 已超 3 天: from one day (YYYY-MM-DD) to another. */
export function daysLeft(today: string, day: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (days === 0) return '今天';
  return days > 0 ? `还剩 ${days} 天` : `已超 ${-days} 天`;
}
