import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import { refusals, type InstanceUpdateReply } from '../../../contract/process-instance.ts';
import { claimTask } from '../../../db/inbox/claims.ts';
import { draftFromInput, type FormInput } from '../../forms/input.ts';
import { sealPersonalFields } from '../../forms/personal-fields.ts';
import { submitForm, type FormProblem } from '../../forms/submit.ts';
import { groupsOf, type Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { draftSubject, type LoadedTask } from './load-task.ts';
import { mayAct } from './task-access.ts';

/** What came of 提交. Whatever it is, what was typed is in the draft until the task is completed. */
export type CompletionOutcome =
  | { readonly kind: 'completed'; readonly reply: InstanceUpdateReply }
  | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] }
  /** Somebody else did it, or the process went another way. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'refused'; readonly message: string };

export interface Completion {
  readonly input: FormInput;
  /** Update id: the same submission sent twice happens once. */
  readonly token: string;
}

/** Checks the form, takes the task if nobody has, and completes it. The page and the API both come through here. */
export async function completeTask(
  services: Services,
  person: Person,
  loaded: LoadedTask,
  { input, token }: Completion,
): Promise<CompletionOutcome> {
  const { task, relation, schema, formFault } = loaded;
  // A second press of the button may come when the first has closed the task: the engine knows its token and answers alike.
  const mayBeRepeated = relation === 'completer';
  if (!mayAct(relation) && !mayBeRepeated) return task.state === 'open' ? blocked(task.assignee) : { kind: 'stale' };
  if (formFault !== undefined) return { kind: 'refused', message: formFault };
  if (!mayBeRepeated) await services.drafts.save(person.id, draftSubject(task), draftFromInput(input));
  const submission = submitForm({ schema, variables: task.variables, input, at: services.now().getTime() });
  if (submission.kind === 'invalid') return mayBeRepeated ? { kind: 'stale' } : { kind: 'invalid', problems: submission.problems };
  if (relation === 'candidate') {
    const claim = await claimTask(services.database, task, { id: person.id, groups: groupsOf(person) });
    if (claim.kind === 'taken') return { kind: 'taken', by: claim.by };
    // Closed meanwhile, perhaps by this very submission pressed twice: the engine knows its token, and refuses any other.
    if (claim.kind === 'excluded' || claim.kind === 'unknown') return { kind: 'notAllowed' };
  }
  const outcome = await execute(services, person, loaded, {
    variables: sealPersonalFields(schema.components, submission.variables, services.registerKeys),
    token,
  });
  if (outcome.kind !== 'completed') return outcome;
  await services.drafts.discard(person.id, draftSubject(task));
  await services.auditOnce({
    actor: person.id,
    action: 'complete-task',
    subject: { kind: 'task', id: `${task.instanceId}/${task.key}` },
    details: { element: task.elementId },
  });
  return outcome;
}

function blocked(assignee: string | undefined): CompletionOutcome {
  return assignee === undefined ? { kind: 'notAllowed' } : { kind: 'taken', by: assignee };
}

async function execute(
  { engine }: Services,
  person: Person,
  { task }: LoadedTask,
  { variables, token }: { readonly variables: Parameters<Services['engine']['startInstance']>[0]['variables']; readonly token: string },
): Promise<CompletionOutcome> {
  try {
    const reply = await engine.execute(
      task.instanceId,
      'completeUserTask',
      { key: task.key, variables, actor: person.id },
      { updateId: `complete:${task.key}:${token}` },
    );
    return { kind: 'completed', reply };
  } catch (error) {
    if (error instanceof EngineUnavailable) return { kind: 'unavailable' };
    if (error instanceof Refused) return explainRefusal(error);
    throw error;
  }
}

function explainRefusal({ kind, message }: Refused): CompletionOutcome {
  switch (kind) {
    case refusals.notOpen:
    case refusals.ended:
    case refusals.notFound:
      return { kind: 'stale' };
    case refusals.suspended:
      return { kind: 'suspended' };
    case refusals.tooLarge:
      return { kind: 'refused', message: '内容太多，流程保存不下，请缩短较长的文字' };
    case refusals.invalid:
    case refusals.exists:
      return { kind: 'refused', message };
  }
}
