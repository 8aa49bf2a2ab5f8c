import type { TimerEventDefinition } from '../../../engine/definition/event-definition.ts';
import { startTriggersOf, type StartTrigger } from '../../../engine/definition/start-triggers.ts';
import type { ProcessDefinition } from '../../../engine/index.ts';
import { nextInCycle, startCycle } from '../../../engine/timers/cycle.ts';
import { addDuration, parseDuration } from '../../../engine/timers/duration.ts';
import { parseInstant } from '../../../engine/timers/instant.ts';
import { constant } from './start-events.ts';

/** When a process's timer start event begins an instance next. */
export interface TimerStart {
  readonly processId: string;
  readonly start: StartTrigger;
  readonly dueAt: number;
  /** The cycle, and the firings left after this one (null: without end). */
  readonly repeat?: { readonly expression: string; readonly left: number | null };
}

/** The timer start events that are armed. */
export class TimerStarts {
  #starts: readonly TimerStart[] = [];

  add(starts: readonly TimerStart[]): void {
    this.#starts = [...this.#starts, ...starts];
  }

  /** When the first one is due; never is infinity. */
  get dueAt(): number {
    return Math.min(...this.#starts.map((start) => start.dueAt));
  }

  /** Those due at a time, each once; cycles go on. */
  takeDue(clock: number): readonly TimerStart[] {
    const due = this.#starts.filter((start) => start.dueAt <= clock);
    this.#starts = this.#starts.flatMap((start) => (due.includes(start) ? renewed(start, clock) : [start]));
    return due;
  }
}

/** What a process's timer start events begin, from the moment `at` of its deployment on. */
export function timerStartsOf(definition: ProcessDefinition, at: number): readonly TimerStart[] {
  return startTriggersOf(definition).flatMap((start) => {
    const first = start.event.kind === 'timer' ? firstFiring(start.event, at) : undefined;
    return first ? [{ processId: definition.processId, start, ...first }] : [];
  });
}

function firstFiring(event: TimerEventDefinition, at: number): Pick<TimerStart, 'dueAt' | 'repeat'> | undefined {
  const text = constant(event.value, at);
  switch (event.timerKind) {
    case 'date': {
      const dueAt = parseInstant(text);
      return dueAt === undefined ? undefined : { dueAt };
    }
    case 'duration': {
      const duration = parseDuration(text);
      return duration && { dueAt: addDuration(at, duration) };
    }
    case 'cycle': {
      const cycle = startCycle(text, at);
      return cycle ? { dueAt: cycle.dueAt, repeat: { expression: text, left: cycle.left } } : undefined;
    }
  }
}

function renewed(start: TimerStart, clock: number): readonly TimerStart[] {
  if (start.repeat === undefined || start.repeat.left === 0) return [];
  const dueAt = nextInCycle(start.repeat.expression, start.dueAt, clock);
  const left = start.repeat.left === null ? null : start.repeat.left - 1;
  return dueAt === undefined ? [] : [{ ...start, dueAt, repeat: { ...start.repeat, left } }];
}
