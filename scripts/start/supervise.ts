import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../servers/server-process.ts';

export interface Supervised {
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  /** Starts the process and answers when it serves. */
  readonly start: () => Promise<ServerProcess>;
  readonly onCrash: (again: { inSeconds: number }) => void;
  readonly onRestarted: () => void;
  readonly onRestartFailed: (error: unknown) => void;
  /** Seconds before the first restart; doubled each time. Default 1. */
  readonly firstDelay?: number;
}

const FIRST_DELAY = 1;
const LONGEST_DELAY = 30;
/** Whoever lived this long crashed for a new reason. */
const STEADY_AFTER = 60_000;

/** Starts a process and starts it again whenever it ends on its own, waiting longer each time. The first start must succeed. */
export async function supervise(options: SuperviseOptions): Promise<Supervised> {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let current = await options.start();
  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await current.stop();
      await watching;
      await current.stop();
    },
  };

  async function watch(): Promise<void> {
    const firstDelay = options.firstDelay ?? FIRST_DELAY;
    let delay = firstDelay;
    while (!isStopping()) {
      const started = Date.now();
      await current.exited;
      if (isStopping()) return;
      if (Date.now() - started > STEADY_AFTER) delay = firstDelay;
      delay = await startAgain(delay);
    }
  }

  /** Answers how long to wait before the next time. */
  async function startAgain(delay: number): Promise<number> {
    options.onCrash({ inSeconds: delay });
    await sleep(delay * 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (isStopping()) return delay;
    try {
      current = await options.start();
      options.onRestarted();
    } catch (error) {
      if (!isStopping()) options.onRestartFailed(error);
    }
    return Math.min(delay * 2, LONGEST_DELAY);
  }
}
