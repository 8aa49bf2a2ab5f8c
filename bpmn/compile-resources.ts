import type { JsonObject } from '../contract/json.ts';
import type { ProcessDefinition } from '../engine/definition/process-definition.ts';
import { compileProcess } from './compilation/compile-process.ts';
import { embeddedForms } from './extensions/form.ts';
import { readForm } from './forms/read-form.ts';
import type { Limits } from './limits.ts';
import { hasErrors, type Finding, type Problem } from './problem.ts';
import { chooseProcesses, problemOn } from './reading/choose-processes.ts';
import { indexGlobalTasks } from './reading/global-tasks.ts';
import { readProcess, type ProcessSource } from './reading/process-source.ts';
import { readResources, type Diagram, type ReadResources } from './reading/read-resources.ts';
import { stableJson } from './stable-json.ts';
import { kindOf, type Resource } from './resource.ts';
import { checkProcess } from './rules/check-process.ts';

/** What the files of a deployment contain, before references to things outside it are looked up. */
export interface CompiledResources {
  readonly processes: readonly CompiledProcess[];
  /** Forms of the deployment by id. */
  readonly forms: Readonly<Record<string, JsonObject>>;
  /** XML of the decision files by file name. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

export interface CompiledProcess {
  readonly resource: string;
  readonly xml: string;
  readonly definition: ProcessDefinition;
  /** Forms that the process itself contains, by id. */
  readonly embeddedForms: Readonly<Record<string, JsonObject>>;
}

/**
 * Compiles and checks files in the thread it is called in: for the worker, and for trusted files in tests. Uploads go
 * through `compileDeployment`.
 */
export async function compileResources(resources: readonly Resource[], limits: Limits): Promise<CompiledResources> {
  const read = await readResources(resources, limits);
  const problems = [...read.problems];
  if (!resources.some(({ name }) => kindOf(name) === 'process')) {
    problems.push(problemOn(undefined, resources.map(({ name }) => name).join('、'), noDiagram));
  }
  const globalTasks = indexGlobalTasks(read.diagrams.map(({ file }) => file.definitions));
  const processes: CompiledProcess[] = [];
  for (const diagram of read.diagrams) {
    const { executable, problems: found } = chooseProcesses(diagram);
    problems.push(...found);
    for (const element of executable) {
      const compiled = compile(readProcess(element, globalTasks), diagram, read, limits);
      problems.push(...compiled.problems, ...reportRepetition(compiled.process, processes));
      processes.push(compiled.process);
    }
  }
  return { processes, forms: read.forms, decisions: read.decisionFiles, problems: mostImportant(problems, limits.problems) };
}

/** Errors first, so that no number of warnings can push one off the list. */
function mostImportant(problems: readonly Problem[], limit: number): readonly Problem[] {
  // Rules run once a process: what concerns the whole file comes once for each.
  const distinct = [...new Map(problems.map((problem) => [stableJson(problem), problem])).values()];
  const errors = distinct.filter((problem) => problem.severity === 'error');
  const warnings = distinct.filter((problem) => problem.severity === 'warning');
  return [...errors, ...warnings].slice(0, limit);
}

function compile(
  source: ProcessSource,
  { resource, xml, file }: Diagram,
  { decisions, forms: deployedForms }: ReadResources,
  limits: Limits,
): { readonly process: CompiledProcess; readonly problems: readonly Problem[] } {
  const definition = compileProcess(source, decisions);
  const problems = [...checkProcess({ source, definition, file, decisions, forms: deployedForms, limits }, resource)];
  const forms: Record<string, JsonObject> = {};
  for (const { id, body } of embeddedForms(source.element)) {
    const form = readForm(body, id);
    if ('rule' in form) {
      problems.push({ severity: 'error', ...form, element: id, resource });
    } else {
      forms[id] = form.schema;
    }
  }
  // A node that was left out without anybody being told would be a diagram that runs otherwise than drawn.
  const lost = source.nodes.find((node) => !Object.hasOwn(definition.elements, node.id));
  if (lost !== undefined && !hasErrors(problems)) {
    throw new Error(`${lost.type} ${lost.id} was not compiled and no rule said why`);
  }
  return { process: { resource, xml, definition, embeddedForms: forms }, problems };
}

function reportRepetition({ definition, resource }: CompiledProcess, earlier: readonly CompiledProcess[]): readonly Problem[] {
  const other = earlier.find((process) => process.definition.processId === definition.processId);
  if (other === undefined) {
    return [];
  }
  const finding: Finding = {
    element: definition.processId,
    message: `流程编号“${definition.processId}”在文件 ${other.resource} 中已经使用。`,
    remedy: '请为每个流程使用不同的编号。',
  };
  return [{ severity: 'error', rule: 'duplicate-id', ...finding, resource }];
}

const noDiagram = {
  severity: 'error',
  rule: 'no-executable-process',
  message: '没有流程文件。',
  remedy: '请一并上传 .bpmn 流程文件；决策和表单随流程一起部署。',
} as const;
