import type { Request, Response } from 'express';
import { personOf, toast } from '../request.ts';
import type { Services } from '../services.ts';
import { changedParts } from './changed-parts.ts';
import type { FormRequest } from './form-request.ts';
import { draftFromInput, inputFromBody } from './input.ts';
import type { JsonObject } from './json-values.ts';
import { openForm } from './open-form.ts';
import { draftNote, fieldId, presentForm } from './present.ts';
import type { FormSchema } from './schema.ts';

/** 保存草稿, and rows added or removed: the typed values become the draft. Answers where on the page to go on (`#…`). */
export async function keepFormDraft({ drafts }: Services, request: Request, subject: string, form: FormRequest): Promise<string> {
  await drafts.save(personOf(request).id, subject, draftFromInput(form.input));
  if (form.action === 'save') await toast(request, 'done', '草稿已保存，可以下次接着填');
  return form.changedList === undefined ? '' : `#${fieldId(form.changedList)}`;
}

export interface DraftForm {
  readonly subject: string;
  readonly schema: FormSchema;
  readonly variables: JsonObject;
}

/** While somebody types: keeps the values, and sends the parts that the values made appear or go. */
export async function sendDraftSaved(
  { drafts, now }: Services,
  { request, response }: { readonly request: Request; readonly response: Response },
  { subject, schema, variables }: DraftForm,
): Promise<void> {
  const input = inputFromBody(request.body);
  const savedAt = await drafts.save(personOf(request).id, subject, draftFromInput(input));
  const form = openForm({ schema, variables, input, at: now().getTime() });
  const parts = changedParts(presentForm(form).nodes, request.body);
  response.render('../partials/form/draft-saved', { layout: false, draftNote: draftNote(savedAt), parts });
}
