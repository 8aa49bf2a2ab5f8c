import { z } from 'zod';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { processNameOf } from '../../process-xml.ts';
import type { Services } from '../../services.ts';

/** What a JSON route answers. */
export interface JsonOutcome {
  readonly status: number;
  readonly body: unknown;
}

export const draftBody = z.object({
  // PostgreSQL can't hold NUL and lone surrogates, and a DOCTYPE is never part of an honest diagram.
  xml: z
    .string()
    .min(1)
    .max(2_000_000)
    .refine((xml) => !/\0|\p{Surrogate}|<!DOCTYPE/iu.test(xml)),
  revision: z.number().int().min(0),
});

export const refusedXml: JsonOutcome = {
  status: 400,
  body: { error: { title: '图的内容有问题，没有保存。', remedy: '里面有不能保存的字符、DOCTYPE，或超过 2 MB。请撤销上一步再试。' } },
};

/** Saves the diagram as the manager's draft, unless another window of theirs saved since. */
export async function saveDraft(
  { database }: Pick<Services, 'database'>,
  owner: string,
  processId: string,
  body: unknown,
): Promise<JsonOutcome> {
  const parsed = draftBody.safeParse(body);
  if (!parsed.success) return refusedXml;
  const { xml, revision } = parsed.data;
  const drafts = createProcessDrafts(database);
  const [draft, latest] = await Promise.all([drafts.find(processId, owner), createDefinitionsRepository(database).latest(processId)]);
  if (draft === undefined && latest === undefined) {
    return { status: 404, body: { error: { title: '找不到这个流程。', remedy: '它可能已被放弃；请先导出文件保存。' } } };
  }
  // A draft keeps the version that it was begun from; a new one begins from the latest.
  const baseHash = draft === undefined ? latest?.hash : draft.baseHash;
  const outcome = await drafts.save({
    processId,
    owner,
    name: processNameOf(xml) ?? draft?.name ?? latest?.name ?? processId,
    bpmnXml: xml,
    seenRevision: draft === undefined ? 0 : revision,
    ...(baseHash === undefined ? {} : { baseHash }),
  });
  if (outcome.saved) return { status: 200, body: { revision: outcome.revision } };
  return {
    status: 409,
    body: {
      revision: outcome.revision,
      error: {
        title: '这份草稿在另一个窗口里改过。',
        remedy: '那边的内容已经保存。要用这个窗口的内容，请点“仍用我这一份”；要看那边的，请刷新页面。',
      },
    },
  };
}
