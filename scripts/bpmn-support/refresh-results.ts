import type { ScenarioResult } from '../scenarios/run/result.ts';
import { PROJECT, RESULTS } from './places.ts';
import { freshResults, isGood, type RecordedResult, type Results } from './results/recorded-result.ts';
import { addResult, readResults, writeResults } from './results/results-file.ts';
import { runVersions, type RunVersion } from './results/run-versions.ts';
import type { ScenarioVersion } from './results/scenario-version.ts';

/**
 * Runs the scenarios whose files have changed since their results were recorded, those that didn't pass, or all, and keeps
 * exactly one result of each scenario.
 */
export async function refreshResults(versions: readonly ScenarioVersion[], all: boolean): Promise<void> {
  const known: Results = all ? new Map() : freshResults(await readResults(RESULTS), versions);
  const results = new Map(known);
  const due = versions.filter(({ scenario }) => !isKnownGood(results.get(scenario)));
  console.log(`共 ${versions.length} 个场景，运行其中 ${due.length} 个`);
  await runVersions(due, PROJECT, (run) => {
    results.set(run.recorded.scenario, run.recorded);
    addResult(RESULTS, run.recorded);
    console.log(describe(run));
  });
  await writeResults(RESULTS, [...results.values()]);
}

function isKnownGood(result: RecordedResult | undefined): boolean {
  return result !== undefined && isGood(result);
}

function describe({ recorded, inMemory, onServers }: RunVersion): string {
  const { scenario, pure, temporal } = recorded;
  const details = [inMemory, onServers].flatMap((result) => (result === undefined ? [] : faultIn(result)));
  return [`${isGood(recorded) ? '✓' : '✗'} ${scenario}  ${pure} / ${temporal}`, ...details].join('\n    ');
}

function faultIn({ status, detail }: ScenarioResult): readonly string[] {
  return status === 'passed' ? [] : [detail];
}
