import type { JsonObject } from '../contract/json.ts';
import type { DecisionDefinition } from '../engine/definition/decision-definition.ts';
import type { ProcessDefinition } from '../engine/definition/process-definition.ts';
import { compileProcess } from './compilation/compile-process.ts';
import { readDecisions, type Decisions } from './decisions/read-decisions.ts';
import { embeddedForms } from './extensions/form.ts';
import { readForm } from './forms/read-form.ts';
import type { Limits } from './limits.ts';
import type { Problem } from './problem.ts';
import { readText } from './reading/check-text.ts';
import { children, flag, idOf, labelOf, type ModdleElement } from './reading/moddle-element.ts';
import { parseBpmn, type ParsedBpmn } from './reading/parse-bpmn.ts';
import { readProcess } from './reading/process-source.ts';
import { scanXml, type ScanFinding } from './reading/scan-xml.ts';
import { kindOf } from './resource.ts';
import type { Resource } from './resource.ts';
import { checkProcess } from './rules/check-process.ts';

/** What the files of a deployment contain, before references to things outside it are looked up. */
export interface CompiledResources {
  readonly processes: readonly CompiledSource[];
  /** Forms of the deployment by id. */
  readonly forms: Readonly<Record<string, JsonObject>>;
  /** XML of the decision files by file name. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

export interface CompiledSource {
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
  const problems: Problem[] = [];
  const forms: Record<string, JsonObject> = {};
  const decisionFiles: Record<string, string> = {};
  const compiledDecisions: Record<string, DecisionDefinition> = {};
  const refusedDecisions: Record<string, Decisions['refused'][string]> = {};
  const diagrams: { readonly resource: string; readonly xml: string; readonly file: ParsedBpmn }[] = [];

  for (const { name: resource, content } of resources) {
    const report = (finding: ScanFinding, severity: Problem['severity'] = 'error'): void => {
      problems.push({ severity, ...finding, resource });
    };
    const kind = kindOf(resource);
    if (kind === undefined) {
      report(unknownKind, 'warning');
      continue;
    }
    const read = readText(content, limits);
    if ('finding' in read) {
      report(read.finding);
      continue;
    }
    if (kind === 'form') {
      const form = readForm(read.text);
      if ('rule' in form) report(form);
      else if (Object.hasOwn(forms, form.id)) report(duplicateForm(form.id));
      else forms[form.id] = form.schema;
      continue;
    }
    const faults = scanXml(read.text, limits);
    for (const fault of faults) report(fault);
    if (faults.length > 0) continue;
    if (kind === 'decision') {
      const decisions = await readDecisions(read.text);
      if ('rule' in decisions) {
        report(decisions);
        continue;
      }
      decisionFiles[resource] = read.text;
      for (const id of [...Object.keys(decisions.compiled), ...Object.keys(decisions.refused)]) {
        if (Object.hasOwn(compiledDecisions, id) || Object.hasOwn(refusedDecisions, id)) report(duplicateDecision(id));
      }
      Object.assign(compiledDecisions, decisions.compiled);
      Object.assign(refusedDecisions, decisions.refused);
      continue;
    }
    const file = await parseBpmn(read.text);
    if ('rule' in file) report(file);
    else diagrams.push({ resource, xml: read.text, file });
  }

  const decisions: Decisions = { compiled: compiledDecisions, refused: refusedDecisions };
  const processes: CompiledSource[] = [];
  for (const { resource, xml, file } of diagrams) {
    const all = children(file.definitions, 'rootElements').filter((element) => element.$type === 'bpmn:Process');
    const executable = all.filter((element) => flag(element, 'isExecutable') === true);
    if (executable.length === 0) problems.push({ severity: 'error', ...notExecutable(all[0]), resource });
    else for (const element of all) if (!executable.includes(element)) problems.push({ severity: 'warning', ...ignoredProcess(element), resource });
    for (const element of executable) {
      const source = readProcess(element);
      const definition = compileProcess(source, compiledDecisions);
      const earlier = processes.find((process) => process.definition.processId === source.id);
      if (earlier !== undefined) problems.push({ severity: 'error', ...duplicateProcess(source.id, earlier.resource), resource });
      problems.push(...checkProcess({ source, definition, file, decisions, limits }, resource));
      const embedded: Record<string, JsonObject> = {};
      for (const { id, body } of embeddedForms(element)) {
        const form = readForm(body, id);
        if ('rule' in form) problems.push({ severity: 'error', ...form, element: id, resource });
        else embedded[id] = form.schema;
      }
      processes.push({ resource, xml, definition, embeddedForms: embedded });
    }
  }
  return { processes, forms, decisions: decisionFiles, problems: problems.slice(0, limits.problems) };
}

const unknownKind: ScanFinding = {
  rule: 'unknown-file',
  message: '不认识这种文件，未予部署。',
  remedy: '流程用 .bpmn，决策用 .dmn，表单用 .form 或 .form.json。',
};

function duplicateForm(id: string): ScanFinding {
  return { rule: 'duplicate-id', element: id, message: `有两个表单的编号都是“${id}”。`, remedy: '请为每个表单使用不同的编号。' };
}

function duplicateDecision(id: string): ScanFinding {
  return { rule: 'duplicate-id', element: id, message: `有两个决策的编号都是“${id}”。`, remedy: '请为每个决策使用不同的编号。' };
}

function duplicateProcess(id: string, resource: string): ScanFinding {
  return {
    rule: 'duplicate-id',
    element: id,
    message: `流程编号“${id}”在文件 ${resource} 中已经使用。`,
    remedy: '请为每个流程使用不同的编号。',
  };
}

function notExecutable(process: ModdleElement | undefined): ScanFinding {
  const id = idOf(process);
  return {
    rule: 'no-executable-process',
    ...(id === undefined ? {} : { element: id }),
    message: process === undefined ? '文件中没有流程。' : '文件中没有可执行的流程（isExecutable="true"）。',
    remedy: '请在流程的属性中勾选“可执行”。',
  };
}

function ignoredProcess(process: ModdleElement): ScanFinding {
  const id = idOf(process);
  return {
    rule: 'ignored-process',
    ...(id === undefined ? {} : { element: id }),
    message: `流程${labelOf(process)}没有标为可执行，不会部署。`,
    remedy: '如需执行，请在流程的属性中勾选“可执行”；仅作说明则无须处理。',
  };
}
