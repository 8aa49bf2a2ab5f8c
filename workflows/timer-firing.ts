import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';
import type { TimerFiringInput } from '../contract/timer-firing.ts';
import { fireTimerStart } from './activities.ts';

/** Temporal's own, on everything that a Schedule starts: when it was due. */
const SCHEDULED_START_TIME = defineSearchAttributeKey('TemporalScheduledStartTime', SearchAttributeType.DATETIME);

/**
 * One firing of a timer start event. Temporal starts it on time, whatever becomes of it; a worker then starts the
 * instance, or records why not. While no worker is there, firings wait here, and know how late they are.
 */
export async function timerFiring({ scheduleId }: TimerFiringInput): Promise<void> {
  const { typedSearchAttributes, startTime } = workflowInfo();
  const dueAt = typedSearchAttributes.get(SCHEDULED_START_TIME) ?? startTime;
  await fireTimerStart({ scheduleId, dueAt: dueAt.toISOString() });
}
