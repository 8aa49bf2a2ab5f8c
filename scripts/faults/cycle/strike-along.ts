import { setTimeout as sleep } from 'node:timers/promises';
import type { System } from '../../system/system.ts';
import { heal } from '../striker.ts';
import { CYCLE_PARTS, type Blow } from './strike-plan.ts';

export interface StrikeAlongOptions {
  /** Stations that have got through the phase; may fail while a server is down. */
  readonly progress: () => Promise<number>;
  /** True when the phase has come to its end. */
  readonly isOver: () => boolean;
  /** Told before each blow. */
  readonly onStrike: (blow: Blow, progress: number) => void;
}

/**
 * Kills what the blows name (SIGKILL) as the work gets to their moments, and starts it again. No blow is left out: one whose moment was
 * missed falls when the work is over, and what was done must be there all the same.
 */
export async function strikeAlong(system: System, blows: readonly Blow[], options: StrikeAlongOptions): Promise<void> {
  for (const blow of blows) {
    options.onStrike(blow, await untilReached(blow.after, options));
    await Promise.all(blow.parts.map((part) => system.kill(part)));
    await sleep(blow.downFor);
    await heal(system, CYCLE_PARTS);
  }
}

async function untilReached(after: number, { progress, isOver }: StrikeAlongOptions): Promise<number> {
  for (;;) {
    const reached = await progress().catch(() => 0);
    if (reached >= after || isOver()) return reached;
    await sleep(LOOK_EVERY);
  }
}

/** Milliseconds: a phase of forty stations takes some seconds. */
const LOOK_EVERY = 20;
