import type { TaskId } from '../../../db/inbox/claims.ts';
import { findTask, type TaskDetail } from '../../../db/inbox/task-detail.ts';
import { notFound } from '../../errors.ts';
import { FormFault, parseForm, type FormSchema } from '../../forms/schema.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { relationTo, type TaskRelation } from './task-access.ts';

/** A task as one person may see it, with its form. */
export interface LoadedTask {
  readonly task: TaskDetail;
  readonly relation: TaskRelation;
  readonly schema: FormSchema;
  /** Why the form can't be shown: its author's fault. */
  readonly formFault?: string;
}

/** Throws 404 for what doesn't exist and for what the person may not know of: the two look the same. */
export async function loadTask({ database, organisations }: Services, person: Person, id: TaskId): Promise<LoadedTask> {
  const isPossible = [id.instanceId, id.key].every((text) => text.length <= 500 && !/[\0\p{Surrogate}]/u.test(text));
  const task = isPossible ? await findTask(database, id) : undefined;
  const relation = task === undefined ? undefined : relationTo(task, person, await organisations());
  if (task === undefined || relation === undefined) throw notFound('任务');
  return { task, relation, ...loadForm(task) };
}

const NO_FORM: FormSchema = { id: '', components: [] };

function loadForm({ formId, form }: TaskDetail): { readonly schema: FormSchema; readonly formFault?: string } {
  if (formId === undefined) return { schema: NO_FORM };
  if (form === undefined) return { schema: NO_FORM, formFault: `流程里没有表单“${formId}”` };
  try {
    return { schema: parseForm(form) };
  } catch (error) {
    if (error instanceof FormFault) return { schema: NO_FORM, formFault: error.message };
    throw error;
  }
}

/** Under what a task's typed values are kept. */
export function draftSubject({ instanceId, key }: TaskId): string {
  return `task:${instanceId}/${key}`;
}
