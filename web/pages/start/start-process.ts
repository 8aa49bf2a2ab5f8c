import type { FormRequest } from '../../forms/form-request.ts';
import { draftFromInput } from '../../forms/input.ts';
import { sealPersonalFields } from '../../forms/personal-fields.ts';
import { submitForm, type FormProblem } from '../../forms/submit.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { launchProcess, type LaunchOutcome } from './launch-process.ts';
import { registerChoices } from './register-choices.ts';
import { startDraftSubject, type LoadedStart } from './load-start.ts';

export type StartOutcome = LaunchOutcome | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] };

/** Checks the start form, gives the instance its code and starts it; the same request sent twice starts one. */
export async function startProcess(
  services: Services,
  person: Person,
  { process, organisations, schema, formFault }: LoadedStart,
  { form, organisation }: { readonly form: FormRequest; readonly organisation: string | undefined },
): Promise<StartOutcome> {
  if (formFault !== undefined) return { kind: 'refused', message: formFault };
  await services.drafts.save(person.id, startDraftSubject(process.processId), draftFromInput(form.input));
  const owner = organisations.length === 1 ? organisations[0] : organisations.find(({ code }) => code === organisation);
  const submission = submitForm({
    schema,
    variables: await registerChoices(services, schema),
    input: form.input,
    at: services.now().getTime(),
  });
  const noOwner = owner === undefined ? [{ path: ORGANISATION_FIELD, label: '办理机构', message: '请选择由哪个站（室）办理' }] : [];
  if (submission.kind === 'invalid') return { kind: 'invalid', problems: [...noOwner, ...submission.problems] };
  if (owner === undefined) return { kind: 'invalid', problems: noOwner };

  const outcome = await launchProcess(services, person, {
    process,
    organisation: owner.code,
    token: form.token,
    variables: sealPersonalFields(schema.components, submission.variables, services.registerKeys),
  });
  if (outcome.kind === 'started') await services.drafts.discard(person.id, startDraftSubject(process.processId));
  return outcome;
}

/** Path under which a missing organisation is reported; its select has the matching id. */
export const ORGANISATION_FIELD = 'organisation-of-start';
