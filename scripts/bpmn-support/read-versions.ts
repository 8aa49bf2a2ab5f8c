import { findScenarios } from '../scenarios/find-scenarios.ts';
import { PROCESSES, PROJECT, SCENARIOS } from './places.ts';
import { versionOf, type ScenarioVersion } from './results/scenario-version.ts';

/** Every scenario of the project as it is now. One after another: hundreds of open files are no help. */
export async function readVersions(): Promise<readonly ScenarioVersion[]> {
  const versions: ScenarioVersion[] = [];
  for (const file of await findScenarios([SCENARIOS, PROCESSES])) versions.push(await versionOf(file, PROJECT));
  return versions;
}
