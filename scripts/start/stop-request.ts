export const STOP = 'stop';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes Ctrl-C on, so one press arrives twice; a person presses again when stopping takes too long. */
const SAME_PRESS_WITHIN = 2000;

/**
 * Fulfilled by Ctrl-C, `kill` or a closed terminal. Asking again later ends this program at once; the next start
 * stops what it left behind.
 */
export function stopRequest(): Promise<typeof STOP> {
  let askedAt: number | undefined;
  return new Promise((resolve) => {
    const ask = (): void => {
      if (askedAt !== undefined && Date.now() - askedAt > SAME_PRESS_WITHIN) process.exit(1);
      askedAt ??= Date.now();
      resolve(STOP);
    };
    for (const signal of SIGNALS) process.on(signal, ask);
  });
}
