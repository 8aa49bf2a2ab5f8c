import { patched } from '@temporalio/workflow';

/**
 * Changes to the shell that a replay of older histories would notice: other commands, or the same in another order.
 * Each is named, dated and explained, and stays until no history from before it is left (three years: Article 23).
 * Changes to the engine's own behaviour are dated in the definition's and the state's format instead.
 *
 * | id | since | what changed | why |
 * | -- | ----- | ------------ | --- |
 * (none yet: 0.1.0 is the first release)
 */
export type Patch = never;

/** Whether this run was started by code that had the patch. Call it where the behaviour branches, never in a condition. */
export function hasPatch(patch: Patch): boolean {
  return patched(patch);
}
