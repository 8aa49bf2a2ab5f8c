import path from 'node:path';
import { clearEngine } from '../../scripts/scenarios/temporal/clear-engine.ts';
import type { ScenarioEngine } from '../../scripts/scenarios/temporal/scenario-engine.ts';
import { TemporalDriver } from '../../scripts/scenarios/temporal/temporal-driver.ts';
import { runScenario } from '../../scripts/scenarios/run/run-scenario.ts';
import type { historyRecorder } from './history-recorder.ts';

/** Runs a conformance scenario alone on the engine, which must pass, and records every instance of it. */
export async function recordScenario(
  engine: ScenarioEngine,
  recorder: ReturnType<typeof historyRecorder>,
  scenario: string,
): Promise<void> {
  const name = scenario.replace('/', '-');
  if (recorder.isRecorded(name)) return;
  await clearEngine(engine.context);
  const file = path.resolve(`test/conformance/${scenario}.scenario.json`);
  const { status, detail } = await runScenario(file, (read, processes, main, later) =>
    TemporalDriver.open(engine, read, processes, main, later),
  );
  if (status !== 'passed') throw new Error(`${scenario}: ${status} ${detail}`);
  await recorder.recordAll(name);
}
