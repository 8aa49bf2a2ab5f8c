import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import type { DeployableProcess } from '../../../bpmn/index.ts';
import type { ProcessDefinition } from '../../../engine/index.ts';
import { ScenarioFormatError } from '../format/lenient-parse.ts';
import { readScenario, type Scenario } from '../format/scenario.ts';
import { deploy, describeProblems, missingProblems } from './deploy.ts';
import type { ScenarioDriver } from './driver.ts';
import { compileLaterVersions, type LaterVersions } from './later-versions.ts';
import { loadResources } from './load-resources.ts';
import { mainProcess } from './main-process.ts';
import type { ScenarioResult, ScenarioStatus } from './result.ts';
import { runSteps } from './run-steps.ts';

/** Makes the engine that one scenario runs on. `later`: versions that its steps migrate to. */
export type OpenDriver = (
  scenario: Scenario,
  processes: readonly DeployableProcess[],
  main: ProcessDefinition,
  later: LaterVersions,
) => Promise<ScenarioDriver>;

/** Runs one scenario file. Whatever goes wrong is in the result; nothing is thrown. */
export async function runScenario(file: string, openDriver: OpenDriver): Promise<ScenarioResult> {
  const begin = performance.now();
  const progress: Progress = { title: '', notes: [] };
  const { status, faults } = await outcome(file, openDriver, progress);
  const detail = [...faults, ...progress.notes.map((note) => `note: ${note}`)].join('; ');
  return { file, title: progress.title, status, detail, ms: Math.round(performance.now() - begin) };
}

/** What is known of a scenario however it ends. */
interface Progress {
  title: string;
  notes: readonly string[];
}

interface Outcome {
  readonly status: ScenarioStatus;
  readonly faults: readonly string[];
}

async function outcome(file: string, openDriver: OpenDriver, progress: Progress): Promise<Outcome> {
  try {
    const { scenario, notes } = readScenario(parseJson(await readFile(file, 'utf8')));
    progress.title = scenario.title;
    progress.notes = notes;
    return await run(file, scenario, openDriver);
  } catch (error) {
    const isFormat = error instanceof ScenarioFormatError;
    // With its causes: an engine that can't be reached says why only there.
    return {
      status: 'error',
      faults: [isFormat ? error.message : inspect(error)],
    };
  }
}

async function run(file: string, scenario: Scenario, openDriver: OpenDriver): Promise<Outcome> {
  const deployed = await deploy(await loadResources(file, scenario.resources));
  if (scenario.expectedProblems !== undefined) return passedUnless(missingProblems(scenario.expectedProblems, deployed));
  if (deployed.kind === 'refused') return { status: 'refused', faults: [describeProblems(deployed.problems)] };
  const main = mainProcess(
    scenario,
    deployed.processes.map(({ definition }) => definition),
  );
  const later = await compileLaterVersions(file, scenario);
  if (later.kind === 'refused') return { status: 'refused', faults: [describeProblems(later.problems)] };
  const driver = await openDriver(scenario, deployed.processes, main, later.versions);
  return passedUnless(await runSteps(scenario, driver));
}

function passedUnless(faults: readonly string[]): Outcome {
  return { status: faults.length === 0 ? 'passed' : 'failed', faults };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScenarioFormatError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
