import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Resource } from '../../../bpmn/index.ts';
import { ScenarioFormatError } from '../format/lenient-parse.ts';

/** What is deployed when a scenario doesn't name its resources: every file of these kinds beside it. */
const RESOURCE = /\.(?:bpmn|dmn|form|form\.json)$/i;

/** Reads a scenario's resources; a name that can't be read is the scenario's fault. */
export async function loadResources(scenarioFile: string, names: readonly string[] | undefined): Promise<readonly Resource[]> {
  const folder = dirname(scenarioFile);
  const found = names ?? (await readdir(folder)).filter((name) => RESOURCE.test(name)).toSorted();
  if (found.length === 0) throw new ScenarioFormatError('resources: there is no diagram beside the scenario');
  return Promise.all(found.map((name) => loadResource(folder, name)));
}

async function loadResource(folder: string, name: string): Promise<Resource> {
  try {
    return { name, content: await readFile(join(folder, name)) };
  } catch (error) {
    throw new ScenarioFormatError(`resources: ${name} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
