import { regulationRules } from './regulation-rules.ts';
import { ruleValue } from './rule.ts';

/**
 * The first day on which an archive filed on `filedOn` (both YYYY-MM-DD) may be reviewed for disposal: Art 23 keeps
 * project files at least three years.
 */
export function retainUntil(filedOn: string): string {
  const years = ruleValue(regulationRules.archiveRetentionYears, filedOn);
  if (years === undefined) throw new RangeError(`No retention rule is in force on ${filedOn}`);
  const day = new Date(`${filedOn}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return day.toISOString().slice(0, 10);
}
