import { setTimeout as sleep } from 'node:timers/promises';
import { titleOf } from '../isolated/title-of.ts';
import { ScenarioFormatError } from '../format/lenient-parse.ts';
import type { ScenarioResult } from '../run/result.ts';
import { runInLanes, type Lane } from '../run/run-in-lanes.ts';
import { runScenario } from '../run/run-scenario.ts';
import { clearEngine } from './clear-engine.ts';
import { LONGEST_WAIT, waitsTooLong } from './long-waits.ts';
import { startScenarioEngine, type ScenarioEngine } from './scenario-engine.ts';
import { openServers, useServers, type ServerAddresses } from './scenario-servers.ts';
import { TemporalDriver } from './temporal-driver.ts';

export interface TemporalOptions {
  /** Called with each result in the order of the files. */
  readonly onResult?: (result: ScenarioResult) => void;
}

/** Milliseconds that one scenario may take on servers, its waiting included. */
const BUDGET = 180_000;
/** Much of a scenario's time is waiting: for timers, and for servers to come to rest. */
const MOST_LANES = 4;
/** A lane's database and worker cost as much as running this many scenarios. */
const FILES_WORTH_A_LANE = 5;

/**
 * Runs scenario files on real servers; answers in the order of the files. Several run at once, each in a database and a namespace
 * where it is alone: their processes may have the same ids.
 */
export async function runTemporal(files: readonly string[], options: TemporalOptions = {}): Promise<readonly ScenarioResult[]> {
  const servers = await openServers();
  try {
    return await runInLanes(files, {
      lanes: Math.min(MOST_LANES, Math.ceil(files.length / FILES_WORTH_A_LANE)),
      openLane: () => openLane(servers),
      onResult: options.onResult,
    });
  } finally {
    await servers.stop();
  }
}

async function openLane(servers: ServerAddresses): Promise<Lane> {
  const own = await useServers({ ...servers, stop: () => Promise.resolve() });
  const engine = await startScenarioEngine(own.config);
  return {
    run: (file) => runOnEngine(engine, file),
    async stop() {
      await engine.stop();
      await own.stop();
    },
  };
}

/** Runs one scenario and leaves the engine empty. */
export async function runOnEngine(engine: ScenarioEngine, file: string): Promise<ScenarioResult> {
  const over = new AbortController();
  try {
    const run = runScenario(file, (scenario, processes, main, later) => {
      if (waitsTooLong(scenario)) {
        throw new ScenarioFormatError(`this engine would wait for real; at most PT${LONGEST_WAIT / 1000}S in all`);
      }
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
