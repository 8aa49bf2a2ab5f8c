import { setTimeout as sleep } from 'node:timers/promises';
import { parseDuration } from '../../../engine/timers/duration.ts';
import { titleOf } from '../isolated/title-of.ts';
import { ScenarioFormatError } from '../format/lenient-parse.ts';
import type { Scenario } from '../format/scenario.ts';
import type { ScenarioResult } from '../run/result.ts';
import { runScenario } from '../run/run-scenario.ts';
import { clearEngine } from './clear-engine.ts';
import { startScenarioEngine, type ScenarioEngine } from './scenario-engine.ts';
import { openScenarioServers } from './scenario-servers.ts';
import { TemporalDriver } from './temporal-driver.ts';

export interface TemporalOptions {
  /** Called with each result in the order of the files. */
  readonly onResult?: (result: ScenarioResult) => void;
}

/** Milliseconds that one scenario may take on servers, its waiting included. */
const BUDGET = 180_000;
/** Waiting for real: more than this would not be a test. */
const LONGEST_WAIT = 60_000;

/** Runs scenario files on real servers, one after the other: their processes may have the same ids. */
export async function runTemporal(files: readonly string[], options: TemporalOptions = {}): Promise<readonly ScenarioResult[]> {
  const servers = await openScenarioServers();
  try {
    const engine = await startScenarioEngine(servers.config);
    try {
      const results: ScenarioResult[] = [];
      for (const file of files) {
        const result = await runOnEngine(engine, file);
        options.onResult?.(result);
        results.push(result);
      }
      return results;
    } finally {
      await engine.stop();
    }
  } finally {
    await servers.stop();
  }
}

/** Runs one scenario and leaves the engine empty. */
export async function runOnEngine(engine: ScenarioEngine, file: string): Promise<ScenarioResult> {
  const over = new AbortController();
  try {
    const run = runScenario(file, (scenario, processes, main, later) => {
      refuseLongWaits(scenario);
      return TemporalDriver.open(engine, scenario, processes, main, later);
    });
    const timeout = sleep(BUDGET, undefined, { signal: over.signal, ref: false }).then(async (): Promise<ScenarioResult> => ({
      file,
      title: await titleOf(file),
      status: 'error',
      detail: `took longer than ${BUDGET / 1000} s`,
      ms: BUDGET,
    }));
    // When the run wins, nobody listens to the timeout any more.
    timeout.catch(() => undefined);
    return await Promise.race([run, timeout]);
  } finally {
    over.abort();
    await clearEngine(engine.context);
  }
}

function refuseLongWaits({ steps }: Scenario): void {
  for (const { number, step } of steps) {
    const duration = step.verb === 'advance' ? parseDuration(step.duration) : undefined;
    if (duration && (duration.months > 0 || duration.milliseconds > LONGEST_WAIT)) {
      throw new ScenarioFormatError(`step ${number}: this engine would wait for real; at most PT${LONGEST_WAIT / 1000}S`);
    }
  }
}
