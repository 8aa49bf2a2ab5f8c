import type { ScenarioStart } from '../format/scenario.ts';
import type { Step, StepOf } from '../format/step.ts';
import type { Observation } from './observation.ts';

/** A step that does something, as opposed to one that looks. */
export type ActionStep = Exclude<Step, StepOf<'expect'>>;

/** `refused`: the engine said no, or nothing that the step names is open; nothing was executed. */
export type StepOutcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly reason: string };

export const done: StepOutcome = { kind: 'done' };

export function refused(reason: string): StepOutcome {
  return { kind: 'refused', reason };
}

/** One engine under one scenario. */
export interface ScenarioDriver {
  start(start: ScenarioStart | undefined): Promise<StepOutcome>;
  perform(step: ActionStep): Promise<StepOutcome>;
  /**
   * Calls `look` until it finds nothing wrong, or until this engine has had its time to get there, and answers what
   * it found last. The engine in memory is always at rest, so it looks once.
   */
  eventually(look: (observation: Observation) => readonly string[]): Promise<readonly string[]>;
}
