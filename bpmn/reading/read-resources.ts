import type { JsonObject } from '../../contract/json.ts';
import { readDecisions, type Decisions } from '../decisions/read-decisions.ts';
import { readForm } from '../forms/read-form.ts';
import type { Limits } from '../limits.ts';
import type { FileFinding, Problem } from '../problem.ts';
import { kindOf, type Resource } from '../resource.ts';
import { readText } from './check-text.ts';
import { parseBpmn, type ParsedBpmn } from './parse-bpmn.ts';
import { scanXml } from './scan-xml.ts';

/** The files of a deployment, read and sorted; what couldn't be read is a problem. */
export interface ReadResources {
  readonly diagrams: readonly Diagram[];
  readonly decisions: Decisions;
  /** XML of the decision files by file name. */
  readonly decisionFiles: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<string, JsonObject>>;
  readonly problems: readonly Problem[];
}

export interface Diagram {
  readonly resource: string;
  readonly xml: string;
  readonly file: ParsedBpmn;
}

export async function readResources(resources: readonly Resource[], limits: Limits): Promise<ReadResources> {
  const result: MutableResources = {
    diagrams: [],
    decisions: { compiled: {}, knowledge: {}, refused: {}, notes: {} },
    decisionFiles: {},
    forms: {},
    problems: [],
  };
  for (const resource of resources) {
    for (const finding of await readResource(resource, limits, result)) {
      result.problems.push({ severity: finding === unknownKind ? 'warning' : 'error', ...finding, resource: resource.name });
    }
  }
  return result;
}

interface MutableResources {
  readonly diagrams: Diagram[];
  readonly decisions: { readonly [Part in keyof Decisions]: Record<string, Decisions[Part][string]> };
  readonly decisionFiles: Record<string, string>;
  readonly forms: Record<string, JsonObject>;
  readonly problems: Problem[];
}

/** Adds the file's contents to `result` and returns what is wrong with it. */
async function readResource({ name, content }: Resource, limits: Limits, result: MutableResources): Promise<readonly FileFinding[]> {
  const kind = kindOf(name);
  if (kind === undefined) {
    return [unknownKind];
  }
  const read = readText(content, limits);
  if ('finding' in read) {
    return [read.finding];
  }
  if (kind === 'form') {
    return addForm(read.text, result);
  }
  const faults = scanXml(read.text, limits);
  if (faults.length > 0) {
    return faults;
  }
  if (kind === 'decision') {
    return addDecisions(name, read.text, result);
  }
  const file = await parseBpmn(read.text);
  if ('rule' in file) {
    return [file];
  }
  result.diagrams.push({ resource: name, xml: read.text, file });
  return [];
}

function addForm(source: string, { forms }: MutableResources): readonly FileFinding[] {
  const form = readForm(source);
  if ('rule' in form) {
    return [form];
  }
  if (Object.hasOwn(forms, form.id)) {
    return [duplicate('表单', form.id)];
  }
  forms[form.id] = form.schema;
  return [];
}

async function addDecisions(name: string, xml: string, { decisions, decisionFiles }: MutableResources): Promise<readonly FileFinding[]> {
  const read = await readDecisions(xml);
  if ('rule' in read) {
    return [read];
  }
  const known = new Set(idsIn(decisions));
  const repeated = idsIn(read).filter((id) => known.has(id));
  Object.assign(decisions.compiled, read.compiled);
  Object.assign(decisions.knowledge, read.knowledge);
  Object.assign(decisions.refused, read.refused);
  Object.assign(decisions.notes, read.notes);
  decisionFiles[name] = xml;
  return repeated.map((id) => duplicate('决策', id));
}

function idsIn({ compiled, knowledge, refused }: Decisions): readonly string[] {
  return [compiled, knowledge, refused].flatMap((items) => Object.keys(items));
}

const unknownKind: FileFinding = {
  rule: 'unknown-file',
  message: '不认识这种文件，未予部署。',
  remedy: '流程用 .bpmn，决策用 .dmn，表单用 .form 或 .form.json。',
};

function duplicate(kind: string, id: string): FileFinding {
  return { rule: 'duplicate-id', element: id, message: `有两个${kind}的编号都是“${id}”。`, remedy: `请为每个${kind}使用不同的编号。` };
}
