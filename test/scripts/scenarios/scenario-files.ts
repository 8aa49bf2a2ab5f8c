import { mkdtemp, rm, writeFile, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with this spec's diagrams and the given scenarios, gone when the test is over. */
export async function scenarioFolder(scenarios: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scenarios-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(import.meta.dirname, 'fixtures'), folder, { recursive: true });
  for (const [name, contents] of Object.entries(scenarios)) {
    await writeFile(join(folder, `${name}.scenario.json`), typeof contents === 'string' ? contents : JSON.stringify(contents));
  }
  return folder;
}
