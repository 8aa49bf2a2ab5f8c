import { ScheduleOverlapPolicy } from '@temporalio/client';
import { z } from 'zod';
import type { JsonObject } from '../contract/json.ts';

/** What a package says about its timer start events, in `manifest.json` under `timerStart`. */
export interface ScheduleRules {
  /** What happens when the instance before is still running: another one starts, or this turn is left out. */
  readonly overlap: ScheduleOverlapPolicy;
  /** How late a start may be made up for after the servers were away. */
  readonly catchupWindow: `${number} days`;
  /** Organisation code that owns the instances. */
  readonly organisation?: string;
}

/**
 * BPMN starts an instance at each firing, so overlap is allowed unless the manifest says otherwise. A week covers the
 * longest holidays; Temporal's own default of a year would start a year's instances at once after a long absence.
 */
export function readScheduleRules(manifest: JsonObject): ScheduleRules {
  const { overlap, catchUpDays, organisation } = rulesSchema.parse(manifest.timerStart ?? {});
  return {
    overlap: overlap === 'skip' ? ScheduleOverlapPolicy.SKIP : ScheduleOverlapPolicy.ALLOW_ALL,
    catchupWindow: `${catchUpDays} days`,
    ...(organisation === undefined ? {} : { organisation }),
  };
}

const rulesSchema = z.object({
  overlap: z.enum(['allow', 'skip']).default('allow'),
  catchUpDays: z.int().min(1).max(365).default(7),
  organisation: z.string().optional(),
});
