import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the answer satisfies; after `patience` milliseconds it answers what there is, so that the assertion shows it. */
export async function eventually<Value>(
  look: () => Promise<Value>,
  satisfies: (value: Value) => boolean,
  patience = 20_000,
): Promise<Value> {
  const until = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (satisfies(value) || Date.now() > until) return value;
    await sleep(50);
  }
}
