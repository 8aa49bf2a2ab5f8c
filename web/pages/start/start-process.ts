import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { InstanceUpdateReply } from '../../../contract/process-instance.ts';
import { codeForStart } from '../../../db/start/start-requests.ts';
import { addedVariables } from '../../../domain/start-variables.ts';
import type { FormRequest } from '../../forms/form-request.ts';
import { draftFromInput } from '../../forms/input.ts';
import { sealPersonalFields } from '../../forms/personal-fields.ts';
import { submitForm, type FormProblem } from '../../forms/submit.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { startDraftSubject, type LoadedStart } from './load-start.ts';

export type StartOutcome =
  | { readonly kind: 'started'; readonly reply: InstanceUpdateReply; readonly businessKey: string }
  | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'refused'; readonly message: string };

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
  const submission = submitForm({ schema, variables: {}, input: form.input, at: services.now().getTime() });
  const noOwner = owner === undefined ? [{ path: ORGANISATION_FIELD, label: '办理机构', message: '请选择由哪个站（室）办理' }] : [];
  if (submission.kind === 'invalid') return { kind: 'invalid', problems: [...noOwner, ...submission.problems] };
  if (owner === undefined) return { kind: 'invalid', problems: noOwner };

  const { manifest, processId, hash } = process;
  const businessKey = await codeForStart(services.database, {
    token: form.token,
    personId: person.id,
    processId,
    prefix: manifest.businessKey.prefix,
    now: services.now(),
  });
  const facts = { businessKey, organisation: owner.code, startedBy: person.id, tree: await services.organisations() };
  const outcome = await start(services, {
    processId,
    businessKey,
    organisation: owner.code,
    variables: {
      ...sealPersonalFields(schema.components, submission.variables, services.registerKeys),
      ...addedVariables(manifest, facts),
    },
    startedBy: person.id,
    requestId: form.token,
    definitionHash: hash,
  });
  if (outcome.kind !== 'started') return outcome;
  await services.drafts.discard(person.id, startDraftSubject(processId));
  await services.auditOnce({ actor: person.id, action: 'start-process', subject: { kind: 'instance', id: outcome.reply.instanceId } });
  return outcome;
}

/** Path under which a missing organisation is reported; its select has the matching id. */
export const ORGANISATION_FIELD = 'organisation-of-start';

async function start(
  { engine }: Services,
  request: Parameters<Services['engine']['startInstance']>[0] & { readonly variables: JsonObject },
): Promise<StartOutcome> {
  try {
    return { kind: 'started', reply: await engine.startInstance(request), businessKey: request.businessKey };
  } catch (error) {
    if (error instanceof EngineUnavailable) return { kind: 'unavailable' };
    if (error instanceof Refused) return { kind: 'refused', message: error.message };
    throw error;
  }
}
