import { expect } from 'vitest';
import { compileResources } from '../../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../../bpmn/limits.ts';
import type { Resource } from '../../../bpmn/resource.ts';
import type { ElementDefinition } from '../../../engine/definition/element-definition.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';

/** Compiles a drawing that must be free of errors. */
export async function compiled(xml: string, others: readonly Resource[] = []): Promise<ProcessDefinition> {
  const { processes, problems } = await compileResources([{ name: 'drawn.bpmn', content: xml }, ...others], defaultLimits);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  const definition = processes[0]?.definition;
  if (definition === undefined) {
    throw new Error('The drawing has no executable process');
  }
  return definition;
}

export async function compiledElement(id: string, xml: string, others: readonly Resource[] = []): Promise<ElementDefinition | undefined> {
  return (await compiled(xml, others)).elements[id];
}
