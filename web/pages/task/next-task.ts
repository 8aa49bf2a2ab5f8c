import { setTimeout as sleep } from 'node:timers/promises';
import type { InstanceUpdateReply } from '../../../contract/process-instance.ts';
import type { TaskId } from '../../../db/inbox/claims.ts';
import { findTask } from '../../../db/inbox/task-detail.ts';
import { openIncidentCount } from '../../../db/instances/open-incident-count.ts';
import { openTasksOf } from '../../../db/instances/open-tasks.ts';
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
export async function whatFollows({ database, organisations }: Services, person: Person, reply: InstanceUpdateReply): Promise<WhatFollows> {
  const { instanceId, status } = reply;
  if (status !== 'active') return { text: '流程已办结' };
  const opened = reply.opened.length > 0 ? reply.opened : await openedSoon(database, instanceId);
  const groups = groupsOf(person);
  for (const { key, name } of opened.filter((task) => isFor(task, person, groups))) {
    const task = await findTask(database, { instanceId, key });
    const relation = task === undefined ? undefined : relationTo(task, person, await organisations());
    if (relation !== undefined && mayAct(relation)) return { next: { instanceId, key, name }, text: `接着办：${name}` };
  }
  const names = [...new Set(opened.map(({ name }) => name))];
  return { text: names.length === 0 ? '系统正在处理，下一步稍后会出现在工作台' : `下一步：${names.slice(0, 3).join('、')}` };
}

interface FollowingTask {
  readonly key: string;
  readonly name: string;
  readonly assignee?: string | undefined;
  readonly candidateGroups: readonly string[];
}

/** Service tasks may stand between two steps of people: they take a moment, and the person waits for it, not much longer. */
async function openedSoon(database: Services['database'], instanceId: string): Promise<readonly FollowingTask[]> {
  for (let waited = 0; waited < LONGEST_WAIT; waited += LOOK_AGAIN) {
    const tasks = await openTasksOf(database, [instanceId]);
    if (tasks.length > 0) return tasks;
    if ((await openIncidentCount(database, instanceId)) > 0) return [];
    await sleep(LOOK_AGAIN);
  }
  return [];
}

/** Milliseconds. */
const LONGEST_WAIT = 2_500;
const LOOK_AGAIN = 125;

function isFor(task: FollowingTask, person: Person, groups: readonly string[]): boolean {
  return task.assignee === undefined ? task.candidateGroups.some((group) => groups.includes(group)) : task.assignee === person.id;
}
