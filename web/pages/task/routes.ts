import { Router, type Request, type Response } from 'express';
import { addComment, COMMENT_LIMIT } from '../../../db/comments/comments.ts';
import { instanceMarks } from '../../../db/instances/instance-marks.ts';
import { taskAddress } from '../../addresses.ts';
import { loadDefinition } from '../../definitions.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { emptyDiagramState } from '../../diagram/diagram-state.ts';
import { presentDiagram } from '../../diagram/present-diagram.ts';
import { badRequest, forbidden } from '../../errors.ts';
import { keepFormDraft } from '../../forms/draft-exchange.ts';
import { readFormRequest, type FormRequest } from '../../forms/form-request.ts';
import { localPath, requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, pathText, personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import { inboxAddress } from '../inbox/inbox-query.ts';
import type { Page } from '../page.ts';
import { showCompletion } from './completion-pages.ts';
import { completeTask } from './complete-task.ts';
import { saveDraft, showDraftText } from './draft-routes.ts';
import { draftSubject, loadTask, type LoadedTask } from './load-task.ts';
import { presentPanel } from './panel.ts';
import { mayAct } from './task-access.ts';

/** One task: its form, what it is about, the diagram with the current step. */
export const taskPage: Page = {
  name: 'task',
  routes(services) {
    const router = Router();
    router.use('/tasks', requirePerson, noStore);
    router.get('/tasks/:instance/:key', async (request, response) => {
      const loaded = await load(services, request);
      const [panel, diagram] = await Promise.all([presentPanel(services, personOf(request), loaded, {}), diagramOf(services, loaded)]);
      response.render('task/view', { title: loaded.task.name, panel, diagram, ...pageBundles(services.bundles, 'diagram', 'signature') });
    });
    router.post('/tasks/:instance/:key', async (request, response) => {
      const loaded = await load(services, request);
      const form = readFormRequest(request);
      if (form.action === 'submit') {
        const outcome = await completeTask(services, personOf(request), loaded, form);
        await showCompletion({ services, request, response, loaded, form, from: fromOf(request) }, outcome);
      } else await keepTyped(services, { request, response }, loaded, form);
    });
    router.post('/tasks/:instance/:key/draft', async (request, response) =>
      saveDraft(services, { request, response }, await load(services, request)),
    );
    router.get('/tasks/:instance/:key/draft.txt', async (request, response) =>
      showDraftText(services, { request, response }, await load(services, request)),
    );
    router.post('/tasks/:instance/:key/comments', async (request, response) => {
      const { task, relation } = await load(services, request);
      if (relation === 'administrator') throw forbidden();
      const body = bodyText(request, 'body')?.trim() ?? '';
      if (body === '' || body.length > COMMENT_LIMIT || /[\0\p{Surrogate}]/u.test(body)) {
        throw badRequest(`留言应为 1 到 ${COMMENT_LIMIT} 个字`);
      }
      await addComment(services.database, { instanceId: task.instanceId, taskKey: task.key, author: personOf(request).id, body });
      response.redirect(303, fromOf(request) ?? taskAddress(task));
    });
    return router;
  },
};

async function load(services: Services, request: Request): Promise<LoadedTask> {
  return await loadTask(services, personOf(request), { instanceId: pathText(request, 'instance'), key: pathText(request, 'key') });
}

/** The typed values become the draft, and the page opens with it. */
async function keepTyped(
  services: Services,
  { request, response }: Exchange,
  { task, relation }: LoadedTask,
  form: FormRequest,
): Promise<void> {
  const anchor = mayAct(relation) ? await keepFormDraft(services, request, draftSubject(task), form) : '';
  const from = fromOf(request);
  response.redirect(303, `${from === undefined ? taskAddress(task) : inboxAddressWith(from, task)}${anchor}`);
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** The list that the task was opened from, if it was. */
function fromOf(request: Request): string | undefined {
  const from = bodyText(request, '_from');
  return from === undefined || from === '' ? undefined : localPath(from);
}

function inboxAddressWith(from: string, task: LoadedTask['task']): string {
  const parameters = new URLSearchParams(from.split('?')[1] ?? '');
  return parameters.has('task') ? from : inboxAddress({ tab: 'assigned', task });
}

async function diagramOf({ database }: Services, { task, relation }: LoadedTask): Promise<object | undefined> {
  if (relation === 'administrator') return undefined;
  const [definition, marks] = await Promise.all([loadDefinition(database, task.definitionHash), instanceMarks(database, task.instanceId)]);
  return definition === undefined ? undefined : await presentDiagram(definition, { ...emptyDiagramState, ...marks });
}
