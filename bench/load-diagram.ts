import { readFile } from 'node:fs/promises';
import { compileDeployment } from '../bpmn/index.ts';
import type { ProcessDefinition } from '../engine/index.ts';

/** Reads and compiles one of the diagrams in `bench/diagrams/`. */
export async function loadDiagram(name: string): Promise<{ readonly definition: ProcessDefinition; readonly xml: string }> {
  const xml = await readFile(new URL(`diagrams/${name}.bpmn`, import.meta.url), 'utf8');
  return { definition: await compileDiagram(name, xml), xml };
}

/** Compiles a diagram; throws when it has problems. */
export async function compileDiagram(name: string, xml: string): Promise<ProcessDefinition> {
  const { processes, problems } = await compileDeployment([{ name: `${name}.bpmn`, content: xml }]);
  const [compiled] = processes;
  if (!compiled) {
    throw new Error(`${name}.bpmn doesn't compile: ${JSON.stringify(problems)}`);
  }
  return compiled.definition;
}
