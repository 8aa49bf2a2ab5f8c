import { claimableTasks } from '../../../db/inbox/claimable-tasks.ts';
import { COUNT_LIMIT, inboxCounts, type InboxCounts } from '../../../db/inbox/inbox-counts.ts';
import type { InboxPage, InboxTask, Place } from '../../../db/inbox/inbox-task.ts';
import { assignedTasks, completedTasks } from '../../../db/inbox/own-tasks.ts';
import { startedInstances, type StartedInstance } from '../../../db/inbox/started-instances.ts';
import type { Viewer } from '../../../db/inbox/viewer.ts';
import { instanceAddress } from '../../addresses.ts';
import { presentDeadline } from '../../deadline.ts';
import { groupsOf, type Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { inboxAddress, type InboxQuery, type InboxTab } from './inbox-query.ts';

/** Lines on a page of the inbox. */
export const PAGE_SIZE = 20;

/** Everything the list side of the inbox shows. */
export async function presentInbox(services: Services, person: Person, query: InboxQuery): Promise<object> {
  const viewer = { id: person.id, groups: groupsOf(person) };
  const [counts, list] = await Promise.all([inboxCounts(services.database, viewer, services.now()), readList(services, viewer, query)]);
  return {
    tabs: presentTabs(counts, query),
    tab: query.tab,
    search: query.search,
    address: inboxAddress({ ...query, task: undefined }),
    refreshAddress: inboxAddress(query),
    ...list,
    empty: list.lines.length === 0 ? emptyText(query) : undefined,
  };
}

interface ListView {
  readonly lines: readonly object[];
  readonly next?: string | undefined;
  readonly previous?: string | undefined;
}

async function readList(services: Services, viewer: Viewer, query: InboxQuery): Promise<ListView> {
  const request = { search: query.search, after: query.after, before: query.before, size: PAGE_SIZE };
  switch (query.tab) {
    case 'claimable':
      return await presentTasks(services, query, await claimableTasks(services.database, viewer, request));
    case 'assigned':
      return await presentTasks(services, query, await assignedTasks(services.database, viewer, request));
    case 'done':
      return await presentTasks(services, query, await completedTasks(services.database, viewer, request));
    case 'started':
      return await presentStarted(services, query, await startedInstances(services.database, viewer, request));
  }
}

async function presentTasks(
  { directory, now, workingDaysBetween, subjectsOf }: Services,
  query: InboxQuery,
  page: InboxPage,
): Promise<ListView> {
  const [organisations, subjects] = await Promise.all([
    directory.organisationNames([...new Set(page.lines.map(({ organisation }) => organisation))]),
    subjectsOf(page.lines.map(({ businessKey }) => businessKey)),
  ]);
  const line = (task: InboxTask): object => ({
    instanceId: task.instanceId,
    key: task.key,
    name: task.name,
    about: [subjects.get(task.businessKey), task.businessKey, organisations.get(task.organisation) ?? task.organisation, task.processName]
      .filter(Boolean)
      .join(' · '),
    deadline: task.closedAt === undefined ? presentDeadline(task.dueAt, now(), workingDaysBetween) : undefined,
    isEscalated: task.escalatedAt !== undefined && task.closedAt === undefined,
    closedAt: task.closedAt,
    createdAt: task.createdAt,
    isClaimable: query.tab === 'claimable',
    isCurrent: query.task?.instanceId === task.instanceId && query.task.key === task.key,
    address: inboxAddress({ ...query, task }),
    back: inboxAddress(query),
  });
  return { lines: page.lines.map(line), ...neighbours(query, page) };
}

const statusLabels = { active: '进行中', completed: '已办结', terminated: '已终止' } as const;

async function presentStarted({ directory, subjectsOf }: Services, query: InboxQuery, page: InboxPage<StartedInstance>): Promise<ListView> {
  const [organisations, subjects] = await Promise.all([
    directory.organisationNames([...new Set(page.lines.map(({ organisation }) => organisation))]),
    subjectsOf(page.lines.map(({ businessKey }) => businessKey)),
  ]);
  const line = (instance: StartedInstance): object => ({
    isInstance: true,
    name: subjects.get(instance.businessKey) ?? instance.processName,
    about: [instance.businessKey, organisations.get(instance.organisation) ?? instance.organisation, instance.processName].join(' · '),
    status: statusLabels[instance.status],
    isActive: instance.status === 'active',
    waitingFor: instance.waitingFor.join('、'),
    startedAt: instance.startedAt,
    address: instanceAddress(instance.id),
  });
  return { lines: page.lines.map(line), ...neighbours(query, page) };
}

function neighbours(
  query: InboxQuery,
  { next, previous }: { readonly next?: Place; readonly previous?: Place },
): { next?: string; previous?: string } {
  const here = { ...query, task: undefined, after: undefined, before: undefined };
  return {
    ...(next === undefined ? {} : { next: inboxAddress({ ...here, after: next }) }),
    ...(previous === undefined ? {} : { previous: inboxAddress({ ...here, before: previous }) }),
  };
}

const tabLabels: Readonly<Record<InboxTab, string>> = { claimable: '待签收', assigned: '待办', done: '已办', started: '我发起' };

function presentTabs(counts: InboxCounts, query: InboxQuery): object[] {
  const tab = (name: InboxTab, count?: number, overdue = 0): object => ({
    label: tabLabels[name],
    address: inboxAddress({ tab: name }),
    isCurrent: query.tab === name,
    count: count === undefined ? undefined : countText(count),
    overdue: overdue > 0 ? countText(overdue) : undefined,
  });
  return [
    tab('assigned', counts.assigned, counts.assignedOverdue),
    tab('claimable', counts.claimable, counts.claimableOverdue),
    tab('done'),
    tab('started'),
  ];
}

function countText(count: number): string {
  return count >= COUNT_LIMIT ? `${COUNT_LIMIT - 1}+` : String(count);
}

function emptyText({ tab, search }: InboxQuery): { readonly title: string; readonly text: string; readonly action?: object } {
  if (search !== undefined) {
    return {
      title: `没有找到“${search}”`,
      text: '可以换个关键词：任务名称、编号或流程名称。',
      action: { label: '清除搜索', address: inboxAddress({ tab }) },
    };
  }
  switch (tab) {
    case 'claimable':
      return { title: '没有等待签收的任务', text: '分给你岗位、还没有人接手的任务会出现在这里，签收后由你办理。' };
    case 'assigned':
      return {
        title: '手头的任务都办完了',
        text: '签收的和指派给你的任务会出现在这里，快到期的排在前面。',
        action: { label: '看看待签收', address: inboxAddress({ tab: 'claimable' }) },
      };
    case 'done':
      return { title: '还没有办过的任务', text: '你办完的任务会留在这里，方便回看。' };
    case 'started':
      return {
        title: '你还没有发起过服务',
        text: '你发起的服务和它们走到哪一步，会显示在这里。',
        action: { label: '发起服务', address: '/start' },
      };
  }
}
