import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the answer satisfies; after 20 s it answers what there is, so that the assertion shows it. */
export async function eventually<Value>(look: () => Promise<Value>, satisfies: (value: Value) => boolean): Promise<Value> {
  const until = Date.now() + 20_000;
  for (;;) {
    const value = await look();
    if (satisfies(value) || Date.now() > until) return value;
    await sleep(50);
  }
}
