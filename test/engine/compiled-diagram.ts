import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileDeployment } from '../../bpmn/index.ts';
import type { ProcessDefinition } from '../../engine/index.ts';

/** Compiles diagrams, by path from the conformance corpus without extension; the first one's definition is the answer. */
export async function compiledDiagram(...names: readonly string[]): Promise<ProcessDefinition> {
  const resources = await Promise.all(
    names.map(async (name) => ({ name: `${name}.bpmn`, content: await readFile(join('test/conformance', `${name}.bpmn`)) })),
  );
  const { processes, problems } = await compileDeployment(resources);
  const first = processes.find(({ resource }) => resource === resources[0]?.name);
  if (first === undefined) throw new Error(problems.map(({ element, message }) => `${element ?? ''} ${message}`).join('\n'));
  return first.definition;
}
