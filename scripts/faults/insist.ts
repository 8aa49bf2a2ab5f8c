import { setTimeout as sleep } from 'node:timers/promises';

/** Tries again until it works: what a patient person, or a query during a restart, does. Throws what happened last. */
export async function insist<T>(
  work: () => Promise<T>,
  { within, pause = 300 }: { readonly within: number; readonly pause?: number },
): Promise<T> {
  const giveUp = Date.now() + within;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() >= giveUp) {
        throw error;
      }
      await sleep(pause);
    }
  }
}
