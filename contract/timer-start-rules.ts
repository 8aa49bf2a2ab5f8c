import { z } from 'zod';
import type { JsonObject } from './json.ts';

/**
 * What a package says about its timer start events: `timerStart` of `manifest.json`. BPMN starts an instance at each
 * firing, so without a word instances may overlap, and what an outage swallowed is made up for once within a week.
 */
export const timerStartRulesSchema = z.strictObject({
  /** What happens while the instance that the timer started before still runs: another one starts, or this turn is left out. */
  overlap: z.enum(['allow', 'skip']).default('allow'),
  /**
   * What becomes of firings that nobody could start in time: `once` starts one instance for all of them together,
   * `skip` none. Both record what was left out.
   */
  missed: z.enum(['once', 'skip']).default('once'),
  /** Days after which even `once` no longer makes up for a firing; a week covers the longest holidays. */
  catchUpDays: z.int().min(1).max(365).default(7),
  /** Code of the organisation that owns the instances; absent: the bureau. */
  organisation: z.string().min(1).optional(),
  /** Variables that each instance starts with, besides those of `startVariables`. */
  variables: z.record(z.string().regex(/^[A-Za-z_]\w*$/, '变量名用字母、数字和下划线'), z.json()).default({}),
});

export type TimerStartRules = z.infer<typeof timerStartRulesSchema>;

/** The rules in a stored manifest; those of a package that says nothing are the defaults. */
export function readTimerStartRules(manifest: JsonObject): TimerStartRules {
  return timerStartRulesSchema.parse(manifest.timerStart ?? {});
}
