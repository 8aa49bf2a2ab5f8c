import { patched } from '@temporalio/workflow';

/**
 * Changes to the shell that a replay of older histories would notice: other commands, or the same in another order.
 * Each is named, dated and explained, and stays until no history from before it is left (three years: Article 23).
 * Changes to the engine's own behaviour are dated in the definition's and the state's format instead.
 *
 * | id | since | what changed | why |
 * | -- | ----- | ------------ | --- |
 * | `calls-ask-together` | 2026-11 | calls made at the same time look their version up once | 400 calls of one multi-instance had 400 look-ups |
 */
export type Patch = 'calls-ask-together';

/** Whether this run was started by code that had the patch. Call it where the behaviour branches, never in a condition. */
export function hasPatch(patch: Patch): boolean {
  return patched(patch);
}
