import type { Request, Response } from 'express';
import { notFound } from '../../errors.ts';
import { sendDraftSaved } from '../../forms/draft-exchange.ts';
import { inputFromDraft } from '../../forms/input.ts';
import { openForm, shownFields } from '../../forms/open-form.ts';
import { longDate, shortDateTime } from '../../helpers/dates.ts';
import { personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import { draftSubject, type LoadedTask } from './load-task.ts';
import { mayAct } from './task-access.ts';

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** Saves what is being typed, unless the task has gone to somebody else meanwhile. */
export async function saveDraft(
  services: Services,
  { request, response }: Exchange,
  { task, relation, schema }: LoadedTask,
): Promise<void> {
  if (mayAct(relation)) {
    await sendDraftSaved(services, { request, response }, { subject: draftSubject(task), schema, variables: task.variables });
  } else response.render('../partials/form/draft-note', { layout: false, draftNote: '这项任务已经不在你手上，所填内容没有保存' });
}

/** What was typed as a text file: for the person whose task was closed by somebody else meanwhile. */
export async function showDraftText(
  { drafts, now }: Services,
  { request, response }: Exchange,
  { task, schema }: LoadedTask,
): Promise<void> {
  const draft = await drafts.find(personOf(request).id, draftSubject(task));
  if (draft === undefined) throw notFound('草稿');
  const form = openForm({ schema, variables: task.variables, input: inputFromDraft(draft.content), at: now().getTime() });
  const fields = shownFields(form.nodes).filter(({ editable }) => editable);
  const lines = fields.map(({ label, texts }) => `${label}：\n${texts.filter((text) => text !== '').join('、')}\n`);
  const head = `${task.name}（${task.businessKey}）\n草稿保存于 ${longDate(draft.savedAt)} ${shortDateTime(draft.savedAt).slice(-5)}\n\n`;
  response
    .attachment(`draft-${task.businessKey.replaceAll(/[^\w-]/gu, '-')}.txt`)
    .type('text/plain; charset=utf-8')
    .send(`\uFEFF${head}${lines.join('\n')}`);
}
