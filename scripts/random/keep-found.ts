import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Found } from './found.ts';

/** Where the diagrams and scenarios of disagreements are written. */
const FOLDER = 'test-artifacts/random';

/** Writes a disagreement as a diagram and a scenario; answers the scenario's path. */
export async function keepFound({ seed, bpmn, scenario }: Found): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `${seed}.scenario.json`);
  await writeFile(join(FOLDER, `${seed}.bpmn`), bpmn);
  await writeFile(path, scenario);
  return path;
}
