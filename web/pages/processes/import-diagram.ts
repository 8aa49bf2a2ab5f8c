import { compileDeployment, type Problem } from '../../../bpmn/index.ts';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import type { Person } from '../../person.ts';
import { processIdOf, processNameOf } from '../../process-xml.ts';
import type { Services } from '../../services.ts';

/** Bytes of an uploaded diagram; the compiler has the same limit. */
export const UPLOAD_LIMIT = 5 * 1024 * 1024;

export type ImportOutcome =
  { readonly processId: string } | { readonly problems: readonly Pick<Problem, 'message' | 'remedy' | 'severity'>[] };

/**
 * Makes an uploaded file the manager's draft. Faults of single elements are for the editor to mend; a file that can't
 * be read or looks hostile is refused as a whole.
 */
export async function createDraftFromUpload(
  { database }: Pick<Services, 'database'>,
  person: Person,
  content: Uint8Array,
): Promise<ImportOutcome> {
  const { problems } = await compileDeployment([{ name: 'import.bpmn', content }]);
  const unreadable = problems.filter(({ severity, element }) => severity === 'error' && element === undefined);
  if (unreadable.length > 0) return { problems: unreadable };
  const bpmnXml = new TextDecoder().decode(content);
  const processId = processIdOf(bpmnXml);
  if (processId === undefined) return refuse('文件里没有流程。', '请选一个画有流程（bpmn:process）的 .bpmn 文件。');
  const drafts = createProcessDrafts(database);
  if ((await drafts.find(processId, person.id)) !== undefined) {
    return refuse(`你已有流程 ${processId} 的草稿，没有覆盖它。`, '请先发布或放弃那份草稿，再导入。');
  }
  const base = await createDefinitionsRepository(database).latest(processId);
  const name = processNameOf(bpmnXml) ?? base?.name ?? processId;
  await drafts.save({
    processId,
    owner: person.id,
    name,
    bpmnXml,
    seenRevision: 0,
    ...(base === undefined ? {} : { baseHash: base.hash }),
  });
  return { processId };
}

function refuse(message: string, remedy: string): ImportOutcome {
  return { problems: [{ severity: 'error', message, remedy }] };
}
