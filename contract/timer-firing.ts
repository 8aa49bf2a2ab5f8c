/** The workflow that a Temporal Schedule starts at each firing of a timer start event: workers decide what becomes of it. */
export const TIMER_FIRING_WORKFLOW = 'timerFiring';

/** Argument of that workflow. */
export interface TimerFiringInput {
  /** Id of the schedule in the register. */
  readonly scheduleId: string;
}

/** A firing of a schedule. `dueAt`: when it was to happen, ISO 8601, whenever it does. */
export interface TimerFiring extends TimerFiringInput {
  readonly dueAt: string;
}
