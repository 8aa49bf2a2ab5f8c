import type { ScenarioResult } from './result.ts';

/** A place where scenarios run one after the other, with nothing left of the one before. */
export interface Lane {
  run(file: string): Promise<ScenarioResult>;
  stop(): Promise<void>;
}

export interface LaneOptions {
  readonly lanes: number;
  readonly openLane: () => Promise<Lane> | Lane;
  /** Called with each result in the order of the files. */
  readonly onResult?: ((result: ScenarioResult) => void) | undefined;
}

/**
 * Runs scenario files side by side, each lane taking the next file when it has done with one; answers in the order of the
 * files. When a lane breaks, the others finish what they are at, and its fault is thrown when all have stopped.
 */
export async function runInLanes(files: readonly string[], { lanes, openLane, onResult }: LaneOptions): Promise<readonly ScenarioResult[]> {
  const results: (ScenarioResult | undefined)[] = files.map(() => undefined);
  const waiting = [...files.entries()];
  let reported = 0;

  const serve = async (): Promise<void> => {
    const lane = await openLane();
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, file] = next;
        results[index] = await lane.run(file);
        for (let result = results[reported]; result !== undefined; result = results[reported]) {
          onResult?.(result);
          reported += 1;
        }
      }
    } finally {
      waiting.length = 0;
      await lane.stop();
    }
  };
  const served = await Promise.allSettled(Array.from({ length: Math.min(lanes, files.length) }, serve));
  const broken = served.find((lane) => lane.status === 'rejected');
  if (broken) throw broken.reason;
  return results.filter((result) => result !== undefined);
}
