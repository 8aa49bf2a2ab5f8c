import type { TimerStartRules } from '../contract/timer-start-rules.ts';
import type { SkipReason } from '../db/schedules/schedule.ts';

export type FiringDecision =
  { readonly kind: 'start'; readonly status: 'started' | 'caught-up' } | { readonly kind: 'skip'; readonly reason: SkipReason };

/** What is known of a firing. Times are epoch milliseconds. */
export interface FiringFacts {
  readonly dueAt: number;
  /** The firing after it; undefined when it is the last one. */
  readonly nextDueAt: number | undefined;
  readonly now: number;
  /** Milliseconds after which it counts as missed. */
  readonly lateAfter: number;
  readonly rules: Pick<TimerStartRules, 'overlap' | 'missed' | 'catchUpDays'>;
  readonly isPaused: boolean;
  /** The instance that the timer started before hasn't ended. */
  readonly isLastOpen: boolean;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether a firing starts an instance. It depends on the firing and the clock alone, not on what else an outage
 * swallowed, so that every worker decides alike: of the missed ones only the latest can be made up for.
 */
export function decideFiring({ dueAt, nextDueAt, now, lateAfter, rules, isPaused, isLastOpen }: FiringFacts): FiringDecision {
  const lateness = now - dueAt;
  const isMissed = lateness > lateAfter;
  if (isPaused) return skip('paused');
  if (isMissed && rules.missed === 'skip') return skip('missed');
  if (isMissed && nextDueAt !== undefined && nextDueAt <= now) return skip('merged');
  if (isMissed && lateness > rules.catchUpDays * DAY) return skip('too-late');
  if (isLastOpen && rules.overlap === 'skip') return skip('overlap');
  return { kind: 'start', status: isMissed ? 'caught-up' : 'started' };
}

function skip(reason: SkipReason): FiringDecision {
  return { kind: 'skip', reason };
}
