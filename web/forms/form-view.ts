import type { Draft } from '../../db/drafts/drafts.ts';
import { newToken } from './form-request.ts';
import { inputFromDraft, type FormInput } from './input.ts';
import type { JsonObject } from './json-values.ts';
import { openForm } from './open-form.ts';
import { draftNote, hasConditions, presentForm, submitLabel, type FormView } from './present.ts';
import type { FormSchema } from './schema.ts';
import type { FormProblem } from './submit.ts';

/** What the partial `form/form` shows of a form. */
export interface FormPart {
  readonly form: FormView;
  readonly hasConditions: boolean;
  readonly submitLabel: string;
  readonly token: string;
  readonly draftNote: string;
}

export interface FormSituation {
  readonly schema: FormSchema;
  readonly variables: JsonObject;
  readonly at: number;
  readonly draft?: Draft | undefined;
  /** Of a submission that didn't go through; it comes before the draft. */
  readonly input?: FormInput | undefined;
  readonly problems?: readonly FormProblem[] | undefined;
  readonly token?: string | undefined;
  /** The button's words unless the form has its own. */
  readonly submitLabel: string;
}

export function viewForm({ schema, variables, at, draft, input, problems, token, ...rest }: FormSituation): FormPart {
  const typed = input ?? (draft === undefined ? undefined : inputFromDraft(draft.content));
  const form = openForm({ schema, variables, input: typed, at });
  return {
    form: presentForm(form, problems),
    hasConditions: hasConditions(schema.components),
    submitLabel: submitLabel(form) ?? rest.submitLabel,
    token: token ?? newToken(),
    draftNote: draftNote(draft?.savedAt),
  };
}
