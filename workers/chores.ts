import { setTimeout as sleep } from 'node:timers/promises';

/** Something done over and over beside the worker, such as a sweep; answers how many things it mended. */
export interface Chore {
  readonly name: string;
  /** Milliseconds between rounds. */
  readonly every: number;
  readonly run: () => Promise<number>;
}

export interface ChoreListener {
  readonly done: (name: string, items: number) => void;
  readonly failed: (name: string, error: unknown) => void;
}

/**
 * Runs chores until the signal aborts; answers when the last round is over. Every worker runs them: each is written so
 * that several at once do the work once. A round that fails is tried again at the next.
 */
export async function runChores(chores: readonly Chore[], listener: ChoreListener, stop: AbortSignal): Promise<void> {
  await Promise.all(chores.map((chore) => repeat(chore, listener, stop)));
}

async function repeat({ name, every, run }: Chore, { done, failed }: ChoreListener, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      done(name, await run());
    } catch (error) {
      failed(name, error);
    }
    // Workers that were started together don't stay in step.
    await sleep(every * (0.8 + 0.4 * Math.random()), undefined, { signal: stop }).catch(() => undefined);
  }
}
