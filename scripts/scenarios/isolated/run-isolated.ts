import { availableParallelism } from 'node:os';
import type { ScenarioResult } from '../run/result.ts';
import { runInLanes } from '../run/run-in-lanes.ts';
import { ScenarioRunner } from './scenario-runner.ts';

export interface IsolatedOptions {
  /** Milliseconds that one scenario may take before it is ended. */
  readonly budget?: number;
  /** Called with each result in the order of the files. */
  readonly onResult?: (result: ScenarioResult) => void;
}

/** Far more than any scenario needs, and soon enough for whoever waits for the others. */
const DEFAULT_BUDGET = 20_000;
const MOST_PROCESSES = 4;
/** Starting a process costs as much as running this many scenarios. */
const FILES_WORTH_A_PROCESS = 20;

/** Runs scenario files on the engine in memory, in separate processes; answers in the order of the files. */
export async function runIsolated(files: readonly string[], options: IsolatedOptions = {}): Promise<readonly ScenarioResult[]> {
  return runInLanes(files, {
    lanes: Math.min(MOST_PROCESSES, availableParallelism(), Math.ceil(files.length / FILES_WORTH_A_PROCESS)),
    openLane: () => new ScenarioRunner(options.budget ?? DEFAULT_BUDGET),
    onResult: options.onResult,
  });
}
