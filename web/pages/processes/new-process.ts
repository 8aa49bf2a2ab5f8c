import { z } from 'zod';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { blankDiagram } from './blank-diagram.ts';

export const newProcessSchema = z.object({ name: z.string().catch('').transform((text) => text.trim()), processId: z.string().catch('').transform((text) => text.trim()) });
export type NewProcess = z.infer<typeof newProcessSchema>;

export type NewProcessOutcome = { readonly processId: string } | { readonly values: NewProcess; readonly errors: Readonly<Record<string, string>> };

/** Starts a draft from a blank diagram; what was typed comes back with what is wrong with it. */
export async function createBlankDraft({ database }: Pick<Services, 'database'>, person: Person, values: NewProcess): Promise<NewProcessOutcome> {
  const errors: Record<string, string> = {};
  if (values.name === '' || values.name.length > 40) errors['name'] = values.name === '' ? '请写流程名称，例如“节日慰问”。' : `名称最多 40 个字，现在是 ${values.name.length} 个。`;
  if (!/^[a-z][a-z0-9-]{2,39}$/.test(values.processId)) errors['processId'] = '代号用小写英文字母、数字和连字符，3 到 40 个，以字母开头，例如 holiday-visit。';
  else if (await isTaken(database, values.processId)) errors['processId'] = `代号 ${values.processId} 已经有流程在用，请换一个。`;
  if (Object.keys(errors).length > 0) return { values, errors };
  const { processId, name } = values;
  await createProcessDrafts(database).save({ processId, owner: person.id, name, bpmnXml: blankDiagram(processId, name), seenRevision: 0 });
  return { processId };
}

async function isTaken(database: Services['database'], processId: string): Promise<boolean> {
  const [published, drafts] = await Promise.all([createDefinitionsRepository(database).latest(processId), createProcessDrafts(database).ofProcess(processId)]);
  return published !== undefined || drafts.length > 0;
}
