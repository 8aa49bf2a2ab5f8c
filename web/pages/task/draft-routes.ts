import type { Request, Response } from 'express';
import { draftNote, presentForm, fieldId } from '../../forms/present.ts';
import { draftFromInput, inputFromBody, inputFromDraft } from '../../forms/input.ts';
import { openForm, shownFields } from '../../forms/open-form.ts';
import { changedParts } from '../../forms/changed-parts.ts';
import { notFound } from '../../errors.ts';
import { longDate, shortDateTime } from '../../helpers/dates.ts';
import { personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import { draftSubject, type LoadedTask } from './load-task.ts';
import { mayAct } from './task-access.ts';

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** While somebody types: keeps the values, and sends the parts that the values made appear or go. */
export async function saveDraft({ drafts, now }: Services, { request, response }: Exchange, { task, relation, schema }: LoadedTask): Promise<void> {
  if (!mayAct(relation)) {
    response.render('task/draft-note', { layout: false, draftNote: '这项任务已经不在你手上，所填内容没有保存' });
    return;
  }
  const input = inputFromBody(request.body);
  const savedAt = await drafts.save(personOf(request).id, draftSubject(task), draftFromInput(input));
  const form = openForm({ schema, variables: task.variables, input, at: now().getTime() });
  const parts = changedParts(presentForm(form).nodes, request.body);
  response.render('task/draft-saved', { layout: false, draftNote: draftNote(savedAt), parts });
}

/** What was typed as a text file: for the person whose task was closed by somebody else meanwhile. */
export async function showDraftText({ drafts, now }: Services, { request, response }: Exchange, { task, schema }: LoadedTask): Promise<void> {
  const draft = await drafts.find(personOf(request).id, draftSubject(task));
  if (draft === undefined) throw notFound('草稿');
  const form = openForm({ schema, variables: task.variables, input: inputFromDraft(draft.content), at: now().getTime() });
  const fields = shownFields(form.nodes).filter(({ editable }) => editable);
  const lines = fields.map(({ label, texts }) => `${label}：\n${texts.filter((text) => text !== '').join('、')}\n`);
  const head = `${task.name}（${task.businessKey}）\n草稿保存于 ${longDate(draft.savedAt)} ${shortDateTime(draft.savedAt).slice(-5)}\n\n`;
  response.attachment(`draft-${fieldId(task.businessKey)}.txt`).type('text/plain; charset=utf-8').send(`\uFEFF${head}${lines.join('\n')}`);
}
