import { z } from 'zod';
import type { JsonObject } from '../../../contract/json.ts';
import type { ProcessManifest } from '../../../contract/process-manifest.ts';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { blankDiagram } from './blank-diagram.ts';

const typed = z
  .string()
  .catch('')
  .transform((text) => text.trim());
export const newProcessSchema = z.object({ name: typed, processId: typed, description: typed, starters: typed });
export type NewProcess = z.infer<typeof newProcessSchema>;

/** Who may start a new process: the choices that cover what stations and the bureau ask for; a package may say it finer. */
const STARTERS: Readonly<Record<string, { readonly label: string; readonly mayStart: readonly string[] }>> = {
  stations: { label: '各级社工站（室）的工作人员', mayStart: ['worker', 'lead', 'head'] },
  heads: { label: '各级社工站（室）负责人', mayStart: ['head'] },
  bureau: { label: '市民政局业务岗', mayStart: ['desk'] },
  everybody: { label: '所有人', mayStart: ['*'] },
};

export type NewProcessOutcome =
  { readonly processId: string } | { readonly values: NewProcess; readonly errors: Readonly<Record<string, string>> };

export function starterOptions(chosen: string): { readonly value: string; readonly label: string; readonly chosen: boolean }[] {
  return Object.entries(STARTERS).map(([value, { label }]) => ({ value, label, chosen: value === chosen }));
}

/** Starts a draft from a blank diagram; what was typed comes back with what is wrong with it. */
export async function createBlankDraft(
  { database }: Pick<Services, 'database'>,
  person: Person,
  values: NewProcess,
): Promise<NewProcessOutcome> {
  const errors = await findErrors(database, values);
  if (Object.keys(errors).length > 0) return { values, errors };
  const { processId, name } = values;
  await createProcessDrafts(database).save({
    processId,
    owner: person.id,
    name,
    bpmnXml: blankDiagram(processId, name),
    manifest: manifestOf(values),
    seenRevision: 0,
  });
  return { processId };
}

async function findErrors(
  database: Services['database'],
  { name, processId, description, starters }: NewProcess,
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {};
  if (name === '') errors.name = '请写流程名称，例如“节日慰问”。';
  else if (name.length > 40) errors.name = `名称最多 40 个字，现在是 ${name.length} 个。`;
  if (description.length > 300) errors.description = `说明最多 300 个字，现在是 ${description.length} 个。`;
  if (!Object.hasOwn(STARTERS, starters)) errors.starters = '请选谁可以发起。';
  if (!/^[a-z][a-z0-9-]{2,39}$/.test(processId)) {
    errors.processId = '代号用小写英文字母、数字和连字符，3 到 40 个，以字母开头，例如 holiday-visit。';
  } else if (await isTaken(database, processId)) errors.processId = `代号 ${processId} 已经有流程在用，请换一个。`;
  return errors;
}

function manifestOf({ name, processId, description, starters }: NewProcess): JsonObject {
  return {
    key: processId,
    title: name,
    description: description === '' ? name : description,
    articles: [],
    mayStart: [...(STARTERS[starters]?.mayStart ?? [])],
    businessKey: { scheme: 'case-code', prefix: 'LC' },
    startVariables: { room: 'organisation', station: 'town', master: 'master' },
    sampleData: [],
  } satisfies ProcessManifest;
}

async function isTaken(database: Services['database'], processId: string): Promise<boolean> {
  const [published, drafts] = await Promise.all([
    createDefinitionsRepository(database).latest(processId),
    createProcessDrafts(database).ofProcess(processId),
  ]);
  return published !== undefined || drafts.length > 0;
}
