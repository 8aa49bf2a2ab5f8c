import { parseDuration } from '../../../engine/timers/duration.ts';
import type { Scenario } from '../format/scenario.ts';

/** Milliseconds that a scenario may wait for real, all its steps together: more would not be a test. */
export const LONGEST_WAIT = 60_000;

/** Whether a scenario is only for the virtual clock, because its steps would wait too long for real. */
export function waitsTooLong({ steps }: Scenario): boolean {
  const waits = steps.map(({ step }) => (step.verb === 'advance' ? millisecondsOf(step.duration) : 0));
  return waits.reduce((total, wait) => total + wait, 0) > LONGEST_WAIT;
}

/** What isn't a duration is refused when its turn comes. */
function millisecondsOf(text: string): number {
  const duration = parseDuration(text);
  if (duration === undefined) return 0;
  return duration.months > 0 ? Infinity : duration.milliseconds;
}
