import type { Request, Response } from 'express';
import { taskAddress } from '../../addresses.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { forbidden } from '../../errors.ts';
import type { FormRequest } from '../../forms/form-request.ts';
import { draftFromInput } from '../../forms/input.ts';
import { openForm } from '../../forms/open-form.ts';
import { presentForm } from '../../forms/present.ts';
import { personOf, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import { inboxAddress } from '../inbox/inbox-query.ts';
import type { CompletionOutcome } from './complete-task.ts';
import { draftSubject, loadTask, type LoadedTask } from './load-task.ts';
import { whatFollows } from './next-task.ts';
import { presentPanel, type PanelState } from './panel.ts';

export interface CompletionExchange {
  readonly services: Services;
  readonly request: Request;
  readonly response: Response;
  readonly loaded: LoadedTask;
  readonly form: FormRequest;
  /** The list it was opened from. */
  readonly from: string | undefined;
}

/** Shows what came of a submission: the next task at once, or the form again with everything typed and what to do. */
export async function showCompletion(exchange: CompletionExchange, outcome: CompletionOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'completed':
      await goOn(exchange, outcome.reply);
      return;
    case 'invalid':
      await showAgain(exchange, 422, { problems: outcome.problems });
      return;
    case 'stale':
      await showStale(exchange);
      return;
    case 'taken':
      await showStale(exchange, outcome.by);
      return;
    case 'notAllowed':
      throw forbidden('这项任务不能由你办理（例如前面的步骤是你办的，第十三条）。请由其他同事签收。');
    case 'suspended':
      await showAgain(exchange, 409, notice('流程已暂停，还没有提交', '所填内容已存为草稿，流程恢复后再提交。'));
      return;
    case 'unavailable':
      await showAgain(
        exchange,
        503,
        notice('流程服务暂时连接不上', '所填内容已存为草稿，不会丢失。请过一会儿再按一次提交，不会重复办理。'),
      );
      return;
    case 'refused':
      await showAgain(exchange, 422, notice('没有提交成功', `${outcome.message}。所填内容已存为草稿。`));
      return;
  }
}

function notice(title: string, text: string): PanelState {
  return { notice: { kind: 'problem', title, text } };
}

async function goOn(
  { services, request, response, loaded, from }: CompletionExchange,
  reply: Parameters<typeof whatFollows>[2],
): Promise<void> {
  const { next, text } = await whatFollows(services, personOf(request), reply);
  await toast(request, 'done', `已提交“${loaded.task.name}”。${text}`);
  if (next === undefined) response.redirect(303, inboxAddress({ tab: 'assigned' }));
  else response.redirect(303, from === undefined ? taskAddress(next) : inboxAddress({ tab: 'assigned', task: next }));
}

async function showAgain(
  { services, request, response, loaded, form, from }: CompletionExchange,
  status: number,
  state: PanelState,
): Promise<void> {
  const person = personOf(request);
  // The task may have been taken on the way here.
  const fresh = await loadTask(services, person, loaded.task);
  const panel = await presentPanel(services, person, fresh, {
    ...state,
    input: form.input,
    token: form.token,
    ...(from === undefined ? {} : { from }),
  });
  response.status(status).render('task/view', { title: loaded.task.name, panel, ...pageBundles(services.bundles, 'signature') });
}

/** The page was open too long: says what happened meanwhile, and keeps what was typed. */
async function showStale({ services, request, response, loaded, form }: CompletionExchange, takenBy?: string): Promise<void> {
  const person = personOf(request);
  await services.drafts.save(person.id, draftSubject(loaded.task), draftFromInput(form.input));
  const { task } = await loadTask(services, person, loaded.task);
  const actor = takenBy ?? task.closedBy;
  const name = actor === undefined ? undefined : ((await services.directory.personNames([actor])).get(actor) ?? '其他同事');
  const typed = openForm({ schema: loaded.schema, variables: task.variables, input: form.input, at: services.now().getTime() });
  response.status(409).render('task/stale', {
    title: '任务已不在你手上',
    name: task.name,
    businessKey: task.businessKey,
    happened: whatHappened({ isOwn: actor === person.id, name, isTaken: takenBy !== undefined, isCancelled: task.state === 'cancelled' }),
    closedAt: task.closedAt,
    form: presentForm(typed),
    draftAddress: `${taskAddress(task)}/draft.txt`,
    address: taskAddress(task),
  });
}

function whatHappened({
  isOwn,
  name,
  isTaken,
  isCancelled,
}: {
  readonly isOwn: boolean;
  readonly name: string | undefined;
  readonly isTaken: boolean;
  readonly isCancelled: boolean;
}): string {
  if (isTaken) return `${name ?? '其他同事'}已经签收了这项任务，你这次填的没有提交。`;
  if (isCancelled) return '流程在此期间走了另一条路，这项任务不再需要办理，你这次填的没有提交。';
  if (isOwn) return '你在另一个页面已经提交过这项任务，这一次没有重复提交。';
  return `${name ?? '其他同事'}已经办完这项任务，你这次填的没有提交。`;
}
