import { setTimeout as sleep } from 'node:timers/promises';

export interface InsistOptions {
  /** Milliseconds. */
  readonly within: number;
  /** Milliseconds between two attempts. */
  readonly pause?: number;
  /** Faults that no further attempt changes. */
  readonly unless?: (error: unknown) => boolean;
}

/** Tries again until it works: what a patient person, or a query during a restart, does. Throws what happened last. */
export async function insist<T>(work: () => Promise<T>, { within, pause = 300, unless }: InsistOptions): Promise<T> {
  const giveUp = Date.now() + within;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() >= giveUp || unless?.(error) === true) {
        throw error;
      }
      await sleep(pause);
    }
  }
}
