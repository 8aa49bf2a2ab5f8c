import { findScenarios } from '../scenarios/find-scenarios.ts';
import { PROJECT, SCENARIOS } from './places.ts';
import { evidenceOf, type ScenarioEvidence } from './scenario-evidence.ts';

/** What every conformance scenario shows, in the order of the files. One after another: hundreds of open files are no help. */
export async function readEvidence(): Promise<readonly ScenarioEvidence[]> {
  const evidence: ScenarioEvidence[] = [];
  for (const file of await findScenarios([SCENARIOS])) evidence.push(await evidenceOf(file, PROJECT));
  return evidence;
}
