import { z } from 'zod';

/** A timer start event that a latest version has or had, and what people decided about it. */
export const scheduleSchema = z.object({
  id: z.string(),
  processId: z.string(),
  elementId: z.string(),
  /** `date:…`, `duration:…` or `cycle:…`. */
  timer: z.string(),
  /** Of the version that brought the timer. */
  deployedAt: z.date(),
  /** Every firing due until then is in the register. */
  seenUntil: z.date(),
  /** When a version without the timer was deployed. */
  retiredAt: z.date().nullable(),
  pausedAt: z.date().nullable(),
  pausedBy: z.string().nullable(),
  pauseReason: z.string().nullable(),
  /** The latest version, which a firing starts; null when it has no such timer any more. */
  version: z
    .object({
      definitionHash: z.string(),
      /** Place of the timer among the events of a multiple start event; null: it has one. */
      startDefinition: z.number().nullable(),
      processName: z.string(),
      elementName: z.string(),
      manifest: z.record(z.string(), z.json()),
    })
    .nullable(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** Firings nobody started: out of reach too long (`missed`), made up for by a later one (`merged`) or no longer (`too-late`), … */
export const skipReasons = ['missed', 'merged', 'too-late', 'overlap', 'paused', 'replaced'] as const;
export type SkipReason = (typeof skipReasons)[number];

export const startStatuses = ['started', 'caught-up', 'by-hand'] as const;
export type StartStatus = (typeof startStatuses)[number];

/** One firing, or one start by hand, and what became of it. */
export interface ScheduleRun {
  readonly scheduleId: string;
  readonly dueAt: Date;
  readonly outcome: RunOutcome;
  readonly recordedAt: Date;
}

export type RunOutcome = { readonly status: 'skipped'; readonly reason: SkipReason } | StartedRun;

export interface StartedRun {
  readonly status: StartStatus;
  readonly businessKey: string;
  readonly instanceId: string;
  /** When Temporal took the instance; null: workers are still trying. */
  readonly begunAt: Date | null;
  /** Person id, of a start by hand. */
  readonly startedBy: string | null;
  /** Of a start by hand: the same request starts one instance. */
  readonly requestId: string | null;
}
