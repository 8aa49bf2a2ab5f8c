import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { readScenario, type Scenario } from '../../scenarios/format/scenario.ts';
import { loadResources } from '../../scenarios/run/load-resources.ts';
import { waitsTooLong } from '../../scenarios/temporal/long-waits.ts';

/** A scenario as its files are now, to be held against a result that was recorded. */
export interface ScenarioVersion {
  /** Path from the project's root. */
  readonly scenario: string;
  /** Of the scenario and of all that it deploys: another one when a file changes, the same on every machine whatever its line ends. */
  readonly fingerprint: string;
  /** Only for the virtual clock: its steps would wait too long for real. */
  readonly waitsTooLong: boolean;
}

const LENGTH = 16;

export async function versionOf(file: string, root: string): Promise<ScenarioVersion> {
  const text = await readFile(file, 'utf8');
  const { scenario } = readScenario(JSON.parse(text));
  const deployed = await Promise.all(namesOfResources(scenario).map((names) => loadResources(file, names)));
  const texts = new Map(deployed.flat().map(({ name, content }) => [name, content.toString()]));
  return { scenario: relative(root, file), fingerprint: fingerprintOf(text, texts), waitsTooLong: waitsTooLong(scenario) };
}

/** What is deployed at first, and what the steps deploy later. */
function namesOfResources({ resources, steps }: Scenario): readonly (readonly string[] | undefined)[] {
  return [resources, ...steps.flatMap(({ step }) => (step.verb === 'migrate' ? [step.resources] : []))];
}

function fingerprintOf(scenario: string, resources: ReadonlyMap<string, string>): string {
  const sorted = [...resources].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const contents = [['', scenario], ...sorted].map(([name, text = '']) => [name, text.replaceAll('\r\n', '\n')]);
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, LENGTH);
}
