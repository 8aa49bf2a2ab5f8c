import { setTimeout as sleep } from 'node:timers/promises';
import { PARTS, type Part, type System } from '../system/system.ts';
import type { Random } from '../support/random.ts';

/** How often each part was killed. */
export type Strikes = Record<Part, number>;

export function noStrikes(): Strikes {
  return { postgres: 0, temporal: 0, worker: 0, web: 0 };
}

export interface StrikerOptions {
  readonly strikes: number;
  readonly random: Random;
  /** Told before each blow. */
  readonly onStrike: (part: Part, number: number) => void;
  /** True when there is nothing left to disturb. */
  readonly isOver: () => boolean;
}

/** Kills one part after the other with SIGKILL at random moments, and starts it again a little later. */
export async function strikeInTurn(system: System, { strikes, random, onStrike, isOver }: StrikerOptions): Promise<Strikes> {
  const done = noStrikes();
  let order: Part[] = [];
  for (let number = 1; number <= strikes && !isOver(); number += 1) {
    await sleep(random.between(500, 4_000));
    order = order.length === 0 ? random.shuffle(PARTS) : order;
    const part = order.shift() ?? 'worker';
    onStrike(part, number);
    await system.kill(part);
    done[part] += 1;
    await sleep(random.between(0, 2_000));
    await heal(system);
  }
  return done;
}

/**
 * Starts whatever of these isn't running, servers first. A program that couldn't live without a server may die while it
 * starts, so everything is looked at again.
 */
export async function heal(system: System, parts: readonly Part[] = PARTS): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      for (const part of parts) {
        if (!system.isRunning(part)) {
          await system.start(part);
        }
      }
      return;
    } catch (error) {
      if (attempt === 10) {
        throw error;
      }
      await sleep(1_000);
    }
  }
}
