import type { Request } from 'express';
import { commentsOf } from '../../../db/comments/comments.ts';
import type { TaskId } from '../../../db/inbox/claims.ts';
import { offeredActions } from '../../../db/instances/user-actions.ts';
import { instanceAddress, taskAddress } from '../../addresses.ts';
import { presentArticles } from '../../articles.ts';
import { presentDeadline } from '../../deadline.ts';
import { viewForm } from '../../forms/form-view.ts';
import type { FormInput } from '../../forms/input.ts';
import type { FormProblem } from '../../forms/submit.ts';
import type { Person } from '../../person.ts';
import { personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import { presentActions } from '../../tasks/present-actions.ts';
import { draftSubject, loadTask, type LoadedTask } from './load-task.ts';
import { mayAct } from './task-access.ts';

/** What a submission that didn't go through leaves to show; absent when the page is opened. */
export interface PanelState {
  readonly input?: FormInput;
  readonly problems?: readonly FormProblem[];
  readonly token?: string;
  readonly notice?: { readonly kind: 'problem' | 'warn'; readonly title: string; readonly text: string };
}

/** The task with its form, for its own page and beside the list. `from`: where to go back to. */
export async function taskPanel(
  services: Services,
  request: Request,
  id: TaskId,
  options: { readonly from?: string } & PanelState = {},
): Promise<object> {
  const person = personOf(request);
  return await presentPanel(services, person, await loadTask(services, person, id), options);
}

export async function presentPanel(
  services: Services,
  person: Person,
  loaded: LoadedTask,
  options: { readonly from?: string } & PanelState,
): Promise<object> {
  const { task, relation } = loaded;
  const [formView, about, comments, actions] = await Promise.all([
    presentTaskForm(services, person, loaded, options),
    presentFacts(services, task),
    presentComments(services, task.instanceId),
    relation === 'administrator' ? [] : presentActions(await offeredActions(services.database, [task.instanceId]), person),
  ]);
  return {
    name: task.name,
    instanceId: task.instanceId,
    key: task.key,
    address: taskAddress(task),
    formAddress: taskAddress(task),
    savesDrafts: true,
    instanceAddress: instanceAddress(task.instanceId),
    from: options.from,
    listAddress: options.from === undefined ? undefined : withoutTask(options.from),
    deadline: task.state === 'open' ? presentDeadline(task.dueAt, services.now(), services.workingDaysBetween) : undefined,
    isEscalated: task.escalatedAt !== undefined && task.state === 'open',
    articles: presentArticles(task.articles),
    ...about,
    ...formView,
    relation,
    isOwn: relation === 'assignee',
    mayClaim: relation === 'candidate',
    mayReturn: relation === 'assignee' && task.candidateGroups.length + task.candidateUsers.length > 0,
    mayAct: mayAct(relation),
    situation: await describeSituation(services, loaded),
    notice: options.notice,
    comments,
    actions,
  };
}

async function presentTaskForm(services: Services, person: Person, loaded: LoadedTask, state: PanelState): Promise<object> {
  const { task, relation, schema, formFault } = loaded;
  if (!mayAct(relation) && relation !== 'completer') return {};
  const draft = mayAct(relation) ? await services.drafts.find(person.id, draftSubject(task)) : undefined;
  const at = services.now().getTime();
  const { input, problems, token } = state;
  return {
    ...viewForm({ schema, variables: task.variables, at, draft, input, problems, token, submitLabel: `提交${task.name}` }),
    formFault,
  };
}

async function presentFacts({ directory, subjectsOf }: Services, task: LoadedTask['task']): Promise<object> {
  const [organisations, subjects, people] = await Promise.all([
    directory.organisationNames([task.organisation]),
    subjectsOf([task.businessKey]),
    directory.personNames([task.assignee, task.startedBy, task.closedBy].filter((id) => id !== undefined)),
  ]);
  const nameOf = (id: string | undefined): string | undefined => (id === undefined ? undefined : (people.get(id) ?? id));
  return {
    subject: subjects.get(task.businessKey),
    businessKey: task.businessKey,
    organisation: organisations.get(task.organisation) ?? task.organisation,
    processName: task.processName,
    createdAt: task.createdAt,
    assigneeName: nameOf(task.assignee),
    starterName: nameOf(task.startedBy),
    closerName: nameOf(task.closedBy),
    closedAt: task.closedAt,
  };
}

/** One sentence above the form when there is something to know before typing. */
async function describeSituation({ directory }: Services, { task, relation }: LoadedTask): Promise<string | undefined> {
  const nameOf = async (id: string | undefined): Promise<string> =>
    id === undefined ? '' : ((await directory.personNames([id])).get(id) ?? '其他同事');
  switch (relation) {
    case 'assignee':
      return undefined;
    case 'candidate':
      return '还没有人签收。可以先签收，也可以直接填写提交。';
    case 'excluded':
      return '前面的步骤是你办的，按第十三条不得审批自己的工作，这项任务要由其他同事办理。';
    case 'completer':
      return '这项任务是你办完的，下面是流程中现在的内容。';
    case 'colleague':
    case 'overseer':
      if (task.state === 'cancelled') return '流程已经往前走了，这项任务不需要再办。';
      if (task.state === 'open' && task.assignee === undefined) return '还没有人签收。';
      return task.state === 'completed'
        ? `${await nameOf(task.closedBy)}已经办完这项任务。`
        : `${await nameOf(task.assignee)}已签收，正在办理。`;
    case 'administrator':
      return task.candidates.length === 0 && task.assignee === undefined && task.state === 'open'
        ? '没有人能签收这项任务：流程里写的候选岗位是空的，请检查流程图或在“异常”里处理。'
        : '你是系统管理员，只能查看任务的办理情况，不能查看内容。';
  }
}

async function presentComments({ database, directory }: Services, instanceId: string): Promise<object[]> {
  const comments = await commentsOf(database, instanceId);
  const names = await directory.personNames([...new Set(comments.map(({ author }) => author))]);
  return comments.map(({ author, body, writtenAt }) => ({ author: names.get(author) ?? author, body, writtenAt }));
}

/** The list alone: the address that a task beside the list has, without the task. */
function withoutTask(address: string): string {
  const [path = '', query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  parameters.delete('task');
  return `${path}?${parameters.toString()}`;
}
