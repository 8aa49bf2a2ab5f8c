import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { JsonObject } from '../../../contract/json.ts';
import { claimableTasks } from '../../../db/inbox/claimable-tasks.ts';
import { claimTask, unclaimTask } from '../../../db/inbox/claims.ts';
import { inboxCounts } from '../../../db/inbox/inbox-counts.ts';
import type { InboxTask } from '../../../db/inbox/inbox-task.ts';
import { assignedTasks, completedTasks } from '../../../db/inbox/own-tasks.ts';
import type { Viewer } from '../../../db/inbox/viewer.ts';
import { badRequest, notFound } from '../../errors.ts';
import { newToken } from '../../forms/form-request.ts';
import { inputFromJson } from '../../forms/input.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { groupsOf, type Person } from '../../person.ts';
import { pathText, personOf, queryText } from '../../request.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { explainClaim } from '../inbox/explain-claim.ts';
import { completeTask, type CompletionOutcome } from '../task/complete-task.ts';
import { loadTask, type LoadedTask } from '../task/load-task.ts';

/** The inbox as JSON, for the same people under the same rules: session cookie, and `x-csrf-token` for changes. */
export const apiPage: Page = {
  name: 'api',
  routes(services) {
    const { database } = services;
    const router = Router();
    router.use('/api', requirePerson, noStore);
    router.get('/api/tasks', async (request, response) => {
      const viewer = viewerOf(personOf(request));
      const list = lists[z.enum(['claimable', 'assigned', 'done']).catch('assigned').parse(queryText(request, 'list'))];
      const [page, counts] = await Promise.all([
        list(database, viewer, { search: queryText(request, 'q'), size: 50 }),
        inboxCounts(database, viewer, services.now()),
      ]);
      response.json({ counts, tasks: page.lines.map(taskJson) });
    });
    router.get('/api/tasks/:instance/:key', async (request, response) => {
      const { task, relation } = await load(services, request);
      const { instanceId, key, name, state, assignee, dueAt, elementId, articles } = task;
      response.json({ instanceId, key, name, state, assignee, dueAt, elementId, articles, relation });
    });
    router.post('/api/tasks/:instance/:key/claim', async (request, response) => {
      const id = { instanceId: pathText(request, 'instance'), key: pathText(request, 'key') };
      await load(services, request);
      const outcome = await claimTask(database, id, viewerOf(personOf(request)));
      if (outcome.kind === 'unknown') throw notFound('任务');
      const isMine = outcome.kind === 'claimed' || outcome.kind === 'own';
      response.status(isMine ? 200 : 409).json({ outcome: outcome.kind, message: (await explainClaim(outcome, services.directory)).text });
    });
    router.post('/api/tasks/:instance/:key/unclaim', async (request, response) => {
      const { task } = await load(services, request);
      if (!(await unclaimTask(database, task, personOf(request).id))) throw notFound('任务');
      response.json({ outcome: 'returned' });
    });
    router.post('/api/tasks/:instance/:key/complete', async (request, response) => {
      const loaded = await load(services, request);
      const body = completionSchema.safeParse(request.body);
      if (!body.success) throw badRequest('提交的内容格式不对', '应为 {"values": {…}, "token": "…"}。');
      const outcome = await completeTask(services, personOf(request), loaded, {
        input: inputFromJson(body.data.values),
        token: body.data.token ?? newToken(),
      });
      sendOutcome(response, outcome);
    });
    return router;
  },
};

const lists = { claimable: claimableTasks, assigned: assignedTasks, done: completedTasks };

const completionSchema = z.object({
  values: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)).default({}),
  token: z.uuid().optional(),
});

function viewerOf(person: Person): Viewer {
  return { id: person.id, groups: groupsOf(person) };
}

async function load(services: Services, request: Request): Promise<LoadedTask> {
  return await loadTask(services, personOf(request), { instanceId: pathText(request, 'instance'), key: pathText(request, 'key') });
}

function taskJson({ instanceId, key, name, processId, businessKey, organisation, createdAt, dueAt, closedAt }: InboxTask): object {
  return { instanceId, key, name, processId, businessKey, organisation, createdAt, dueAt, closedAt };
}

function sendOutcome(response: Response, outcome: CompletionOutcome): void {
  switch (outcome.kind) {
    case 'completed':
      response.json({ outcome: 'completed', status: outcome.reply.status, opened: outcome.reply.opened });
      return;
    case 'invalid':
      response.status(422).json({ outcome: 'invalid', problems: outcome.problems });
      return;
    case 'notAllowed':
      response.status(403).json({ outcome: 'notAllowed' });
      return;
    case 'unavailable':
      response.status(503).json({ outcome: 'unavailable' });
      return;
    case 'refused':
      response.status(422).json({ outcome: 'refused', message: outcome.message });
      return;
    case 'stale':
    case 'taken':
    case 'suspended':
      response.status(409).json({ outcome: outcome.kind });
      return;
  }
}
