import { Router, type Request, type Response } from 'express';
import { inboxCounts } from '../../../db/inbox/inbox-counts.ts';
import { claimTask, unclaimTask } from '../../../db/inbox/claims.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { notFound } from '../../errors.ts';
import { localPath, requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { groupsOf, type Person } from '../../person.ts';
import { bodyText, personOf, queryText, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { taskPanel } from '../task/panel.ts';
import { explainClaim } from './explain-claim.ts';
import { inboxAddress, parseInboxQuery, type InboxQuery } from './inbox-query.ts';
import { streamChanges } from './live.ts';
import { presentInbox } from './presenter.ts';

/** 工作台: what waits for the person, list and detail side by side where there is room. */
export const inboxPage: Page = {
  name: 'inbox',
  navigation: { label: '工作台', path: '/inbox', icon: 'inbox', order: 10, covers: ['/tasks', '/actions'], visibleTo: () => true },
  routes(services) {
    const router = Router();
    router.use('/inbox', requirePerson, noStore);
    router.get('/inbox', async (request, response) => showInbox(services, request, response));
    router.get('/inbox/live', (request, response) => streamChanges(services, request, response));
    router.post('/inbox/claim', async (request, response) => {
      const person = personOf(request);
      const task = { instanceId: bodyText(request, 'instance') ?? '', key: bodyText(request, 'key') ?? '' };
      const outcome = await claimTask(services.database, task, { id: person.id, groups: groupsOf(person) });
      if (outcome.kind === 'unknown') throw notFound('任务');
      const { kind, text } = await explainClaim(outcome, services.directory);
      await toast(request, kind, text);
      response.redirect(303, localPath(bodyText(request, 'back') ?? '/inbox'));
    });
    router.post('/inbox/unclaim', async (request, response) => {
      const person = personOf(request);
      const task = { instanceId: bodyText(request, 'instance') ?? '', key: bodyText(request, 'key') ?? '' };
      const isReturned = await unclaimTask(services.database, task, person.id);
      if (!isReturned) throw notFound('任务');
      await toast(request, 'done', '已退回待签收，其他同事可以签收');
      response.redirect(303, inboxAddress({ tab: 'claimable' }));
    });
    return router;
  },
};

/** Without a wish: what is in hand, or what can be taken when nothing is. */
async function withFirstTab({ database, now }: Services, person: Person, query: InboxQuery): Promise<InboxQuery> {
  if (query.task !== undefined) return query;
  const { assigned, claimable } = await inboxCounts(database, { id: person.id, groups: groupsOf(person) }, now());
  return { ...query, tab: assigned === 0 && claimable > 0 ? 'claimable' : 'assigned' };
}

async function showInbox(services: Services, request: Request, response: Response): Promise<void> {
  const person = personOf(request);
  const asked = parseInboxQuery((name) => queryText(request, name));
  const query = queryText(request, 'tab') === undefined ? await withFirstTab(services, person, asked) : asked;
  const inbox = await presentInbox(services, person, query);
  const panel = query.task === undefined ? undefined : await taskPanel(services, request, query.task, { from: inboxAddress(query) });
  response.render('inbox/view', {
    title: '工作台',
    wide: true,
    ...inbox,
    panel,
    isOpen: query.task !== undefined,
    // A task may open beside the list without a new page.
    ...pageBundles(services.bundles, 'signature'),
  });
}
