import { describe, expect, it } from 'vitest';
import type { ExitReason, ServerProcess } from '../../../scripts/servers/server-process.ts';
import { supervise } from '../../../scripts/start/supervise.ts';

/** A process that ends when the test says so, or when it is stopped. */
class FakeProcess implements ServerProcess {
  readonly pid = 1;
  readonly exited: Promise<ExitReason>;
  stopped = false;
  #end: (reason: ExitReason) => void = () => undefined;

  constructor() {
    this.exited = new Promise((resolve) => (this.#end = resolve));
  }

  crash(): void {
    this.#end({ code: null, signal: 'SIGKILL' });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.#end({ code: 0, signal: null });
  }
}

function watched(failures = 0) {
  const processes: FakeProcess[] = [];
  const delays: number[] = [];
  const failed: unknown[] = [];
  let failuresLeft = failures;
  let restarted: () => void = () => undefined;
  const nextRestart = new Promise<void>((resolve) => (restarted = resolve));
  return {
    processes,
    delays,
    failed,
    nextRestart,
    options: {
      firstDelay: 0.01,
      start: async () => {
        if (processes.length > 0 && failuresLeft > 0) {
          failuresLeft -= 1;
          throw new Error('still broken');
        }
        const started = new FakeProcess();
        processes.push(started);
        return started;
      },
      onCrash: ({ inSeconds }: { inSeconds: number }) => delays.push(inSeconds),
      onRestarted: () => {
        restarted();
      },
      onRestartFailed: (error: unknown) => failed.push(error),
    },
  };
}

describe('supervise', () => {
  it('starts a crashed process again', async () => {
    const { options, processes, nextRestart } = watched();
    const supervised = await supervise(options);
    processes[0]?.crash();
    await nextRestart;
    expect(processes).toHaveLength(2);
    await supervised.stop();
    expect(processes[1]?.stopped).toBe(true);
  });

  it('keeps trying, with longer waits, while starting fails', async () => {
    const { options, processes, delays, failed, nextRestart } = watched(1);
    const supervised = await supervise(options);
    processes[0]?.crash();
    await nextRestart;
    expect(delays).toEqual([0.01, 0.02]);
    expect(failed).toHaveLength(1);
    await supervised.stop();
  });

  it('does not start again what was stopped on purpose', async () => {
    const { options, processes, delays } = watched();
    const supervised = await supervise(options);
    await supervised.stop();
    expect(processes).toHaveLength(1);
    expect(delays).toEqual([]);
  });

  it('leaves the failure of the first start to its caller', async () => {
    const start = (): Promise<never> => Promise.reject(new Error('no'));
    await expect(supervise({ ...watched().options, start })).rejects.toThrow('no');
  });
});
