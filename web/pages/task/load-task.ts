import type { TaskId } from '../../../db/inbox/claims.ts';
import { findTask, type TaskDetail } from '../../../db/inbox/task-detail.ts';
import { openSealedVariables } from '../../../db/registers/sealed-value.ts';
import { notFound } from '../../errors.ts';
import { deployedForm, type DeployedForm } from '../../forms/deployed-form.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { relationTo, type TaskRelation } from './task-access.ts';

/** A task as one person may see it, with its form. */
export interface LoadedTask extends DeployedForm {
  readonly task: TaskDetail;
  readonly relation: TaskRelation;
}

/** Throws 404 for what doesn't exist and for what the person may not know of: the two look the same. */
export async function loadTask({ database, organisations, registerKeys }: Services, person: Person, id: TaskId): Promise<LoadedTask> {
  const isPossible = [id.instanceId, id.key].every((text) => text.length <= 500 && !/[\0\p{Surrogate}]/u.test(text));
  const task = isPossible ? await findTask(database, id) : undefined;
  const relation = task === undefined ? undefined : relationTo(task, person, await organisations());
  if (task === undefined || relation === undefined) throw notFound('任务');
  const variables = openSealedVariables(task.variables, registerKeys);
  return { task: { ...task, variables }, relation, ...deployedForm(task.formId, task.form) };
}

/** Under what a task's typed values are kept. */
export function draftSubject({ instanceId, key }: TaskId): string {
  return `task:${instanceId}/${key}`;
}
