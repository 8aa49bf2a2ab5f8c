import type { Request, Response } from 'express';
import type { SaveOutcome } from '../../../db/registers/edit-agencies.ts';
import { shortDateTime } from '../../helpers/dates.ts';
import { inputFromBody, type FormInput } from '../../forms/input.ts';
import type { JsonObject } from '../../forms/json-values.ts';
import { openForm } from '../../forms/open-form.ts';
import { presentForm } from '../../forms/present.ts';
import type { FormSchema } from '../../forms/schema.ts';
import { submitForm, type FormProblem } from '../../forms/submit.ts';
import { bodyText, toast } from '../../request.ts';
import type { Services } from '../../services.ts';

/** Something of the register as a page edits it. */
export interface Editing {
  readonly title: string;
  readonly hint?: string;
  readonly schema: FormSchema;
  /** What is entered now, and when it was. */
  readonly known: JsonObject;
  readonly changedAt: Date | undefined;
  /** Where the form is posted to, and where one goes back to. */
  readonly action: string;
  readonly back: string;
}

/** Form and notice after a saving that didn't go through. */
interface Again {
  readonly input?: FormInput;
  readonly problems?: readonly FormProblem[];
  readonly notice?: string;
}

/** The form as it is entered now, or as somebody typed it. */
export function showForm({ now }: Services, response: Response, editing: Editing, { input, problems, notice }: Again = {}): void {
  const { schema, known, changedAt } = editing;
  response.render('agencies/edit', {
    ...editing,
    seen: changedAt?.toISOString() ?? '',
    form: presentForm(openForm({ schema, variables: known, input, at: now().getTime() }), problems),
    notice,
  });
}

export interface SavingForm {
  readonly check: (values: JsonObject) => readonly FormProblem[];
  readonly save: (values: JsonObject, seen: Date | undefined) => Promise<SaveOutcome>;
  /** What is entered after somebody else changed it. */
  readonly reload: () => Promise<Editing>;
}

/** Saves what was typed, or shows it again with what is wrong; typed things are never lost. */
export async function saveForm(
  services: Services,
  { request, response }: { readonly request: Request; readonly response: Response },
  editing: Editing,
  { check, save, reload }: SavingForm,
): Promise<void> {
  const { schema, known } = editing;
  const input = inputFromBody(request.body);
  const submission = submitForm({ schema, variables: known, input, at: services.now().getTime() });
  const problems = submission.kind === 'invalid' ? submission.problems : check(submission.variables);
  if (submission.kind === 'invalid' || problems.length > 0) {
    // What the form showed stays what it was: a mistake doesn't make it newer.
    showForm(services, response.status(422), { ...editing, changedAt: seenAt(request) }, { input, problems });
    return;
  }
  const outcome = await save(submission.variables, seenAt(request));
  switch (outcome.kind) {
    case 'saved':
      await toast(request, 'done', `已保存“${editing.title}”`);
      response.redirect(303, editing.back);
      return;
    case 'taken': {
      const label = outcome.field === 'name' ? '机构名称' : '统一社会信用代码';
      const taken = [{ path: outcome.field, label, message: `与已登记的“${outcome.by}”相同，请核对` }];
      showForm(services, response.status(422), { ...editing, changedAt: seenAt(request) }, { input, problems: taken });
      return;
    }
    case 'changed': {
      const by = (await services.directory.personNames([outcome.by])).get(outcome.by) ?? '其他同事';
      const notice = `${by}在 ${shortDateTime(outcome.at)} 改过，你这次还没有保存。下面是你填的内容；请先在新窗口里看现在登记的，再按一次保存，就以你的为准。`;
      showForm(services, response.status(409), await reload(), { input, notice });
    }
  }
}

function seenAt(request: Request): Date | undefined {
  const seen = new Date(bodyText(request, '_seen') ?? '');
  return Number.isNaN(seen.getTime()) ? undefined : seen;
}
