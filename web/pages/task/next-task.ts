import type { InstanceUpdateReply, OpenedTask } from '../../../contract/process-instance.ts';
import type { TaskId } from '../../../db/inbox/claims.ts';
import { findTask } from '../../../db/inbox/task-detail.ts';
import { groupsOf, type Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { mayAct, relationTo } from './task-access.ts';

/** What comes after an action: a task for the same person, or what others do now. */
export interface WhatFollows {
  readonly next?: TaskId & { readonly name: string };
  /** 下一步：方案审批 */
  readonly text: string;
}

/** Reads it from the engine's reply, so that nobody waits for a list to catch up. */
export async function whatFollows(
  { database, organisations }: Services,
  person: Person,
  { instanceId, opened, status }: InstanceUpdateReply,
): Promise<WhatFollows> {
  const groups = groupsOf(person);
  const mine = opened.filter((task) => isFor(task, person, groups));
  for (const { key, name } of mine) {
    const task = await findTask(database, { instanceId, key });
    const relation = task === undefined ? undefined : relationTo(task, person, await organisations());
    if (relation !== undefined && mayAct(relation)) return { next: { instanceId, key, name }, text: `接着办：${name}` };
  }
  if (status !== 'active') return { text: '流程已办结' };
  const names = [...new Set(opened.map(({ name }) => name))];
  return { text: names.length === 0 ? '流程继续办理' : `下一步：${names.slice(0, 3).join('、')}` };
}

function isFor(task: OpenedTask, person: Person, groups: readonly string[]): boolean {
  return task.assignee === undefined ? task.candidateGroups.some((group) => groups.includes(group)) : task.assignee === person.id;
}
