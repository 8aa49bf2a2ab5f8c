import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until it is so; answers the milliseconds since `from`. Throws after five minutes. */
export async function until(what: string, from: number, isSo: () => Promise<boolean>): Promise<number> {
  const giveUp = performance.now() + 300_000;
  while (performance.now() < giveUp) {
    if (await isSo()) return performance.now() - from;
    await sleep(50);
  }
  throw new Error(`Not within five minutes: ${what}`);
}
