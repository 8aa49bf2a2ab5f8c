import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import { findUserAction, type UserActionDetail } from '../../../db/instances/find-user-action.ts';
import { notFound } from '../../errors.ts';
import { deployedForm, type DeployedForm } from '../../forms/deployed-form.ts';
import type { FormRequest } from '../../forms/form-request.ts';
import { draftFromInput } from '../../forms/input.ts';
import { sealPersonalFields } from '../../forms/personal-fields.ts';
import { submitForm, type FormProblem } from '../../forms/submit.ts';
import { groupsOf, type Person } from '../../person.ts';
import type { Services } from '../../services.ts';

export interface LoadedAction extends DeployedForm {
  readonly action: UserActionDetail;
}

/** Throws 404 for actions that aren't offered now and for those of other groups. */
export async function loadAction(
  { database }: Services,
  person: Person,
  { instanceId, key }: { readonly instanceId: string; readonly key: string },
): Promise<LoadedAction> {
  const isPossible = [instanceId, key].every((text) => text.length <= 500 && !/[\0\p{Surrogate}]/u.test(text));
  const action = isPossible ? await findUserAction(database, instanceId, key) : undefined;
  const groups = groupsOf(person);
  if (action?.candidateGroups.some((group) => groups.includes(group)) !== true) throw notFound('操作');
  return { action, ...deployedForm(action.formId, action.form) };
}

export type ActionOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'refused'; readonly message: string };

/** Publishes the action's message to its instance; the same form sent twice is one message. */
export async function sendAction(
  services: Services,
  person: Person,
  { action, schema, formFault }: LoadedAction,
  { input, token }: FormRequest,
): Promise<ActionOutcome> {
  if (formFault !== undefined) return { kind: 'refused', message: formFault };
  await services.drafts.save(person.id, actionDraftSubject(action), draftFromInput(input));
  const submission = submitForm({ schema, variables: action.variables, input, at: services.now().getTime() });
  if (submission.kind === 'invalid') return { kind: 'invalid', problems: submission.problems };
  try {
    const variables = { ...sealPersonalFields(schema.components, submission.variables, services.registerKeys), actor: person.id };
    await services.engine.publishMessage({
      id: `action:${token}`,
      name: action.messageName,
      correlationKey: action.correlationKey,
      variables,
    });
  } catch (error) {
    if (error instanceof EngineUnavailable) return { kind: 'unavailable' };
    if (error instanceof Refused) return { kind: 'refused', message: error.message };
    throw error;
  }
  await services.drafts.discard(person.id, actionDraftSubject(action));
  await services.auditOnce({
    actor: person.id,
    action: 'take-action',
    subject: { kind: 'instance', id: action.instanceId },
    details: { label: action.label, request: token },
  });
  return { kind: 'sent' };
}

export function actionDraftSubject({ instanceId, key }: { readonly instanceId: string; readonly key: string }): string {
  return `action:${instanceId}/${key}`;
}
