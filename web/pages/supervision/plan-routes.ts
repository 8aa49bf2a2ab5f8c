import type { Request, Response, Router } from 'express';
import { addPlanEntry, findPlanEntry, withdrawPlanEntry, type PlanEntry } from '../../../db/registers/supervision-plans.ts';
import type { SupervisionScope } from '../../../domain/access/supervision-access.ts';
import { engineUnavailable, notFound } from '../../errors.ts';
import { bodyText, pathText, personOf, queryText, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import { readEntry, typedEntry } from './plan-entry-form.ts';
import { entryAddress, presentEntry, presentNewEntry, presentPlan } from './present-plan.ts';
import { requireSupervision, requireSupervisionLead } from './require-supervision.ts';
import { startVisit } from './start-visit.ts';
import { supervisionTeam } from './team.ts';
import { readYear } from '../../year.ts';

/** The plan of the year: seen by everybody whom it concerns, made by those who lead, and where its visits start. */
export function addPlanRoutes(router: Router, services: Services): void {
  router.get('/supervision', async (request, response) => {
    const scope = await requireSupervision(services, request);
    const year = readYear(queryText(request, 'year'), services.now());
    response.render('supervision/plan', { title: '督导年度计划', ...(await presentPlan(services, scope, year)), wide: true });
  });

  router.get('/supervision/plans/new', async (request, response) => {
    const scope = await requireSupervisionLead(services, request);
    const year = String(readYear(queryText(request, 'year'), services.now()));
    const typed = { year, month: '', station: queryText(request, 'station') ?? '', supervisor: '', topics: [], note: '' };
    response.render('supervision/plan-new', await presentNewEntry(services, scope, typed));
  });

  router.post('/supervision/plans', async (request, response) => {
    const scope = await requireSupervisionLead(services, request);
    const team = await supervisionTeam(services);
    const tree = await services.organisations();
    const stations = scope.organisations.filter((code) => tree.find(code)?.tier === 'station');
    const read = readEntry(typedEntry(request.body), { stations, supervisors: team.map(({ id }) => id) });
    if (!read.ok) {
      response.status(422).render('supervision/plan-new', await presentNewEntry(services, scope, read.typed, read.problems));
      return;
    }
    const authorship = { by: personOf(request).id, at: services.now() };
    await services.database.transaction((transaction) => addPlanEntry(transaction, read.entry, authorship));
    await toast(request, 'done', '已加入年度计划');
    response.redirect(303, `/supervision?year=${read.entry.year}`);
  });

  router.get('/supervision/plans/:id', async (request, response) => {
    const scope = await requireSupervision(services, request);
    await showEntry(services, response, scope, await findEntry(services, request, scope));
  });

  router.post('/supervision/plans/:id/start', async (request, response) => {
    const scope = await requireSupervisionLead(services, request);
    const entry = await findEntry(services, request, scope);
    if (isTaken(entry)) {
      await toast(request, 'note', '这项计划已有人办理，没有重复安排');
      response.redirect(303, entryAddress(entry.id));
      return;
    }
    const typedDay = bodyText(request, 'day') ?? '';
    const outcome = await startVisit(services, personOf(request), entry, typedDay);
    switch (outcome.kind) {
      case 'started':
        await toast(request, 'done', `已安排督导 ${outcome.businessKey}，站点会收到通知`);
        response.redirect(303, entryAddress(entry.id));
        return;
      case 'refused':
        response.status(422);
        await showEntry(services, response, scope, entry, { typedDay, problem: outcome.message });
        return;
      case 'unavailable':
        throw engineUnavailable('计划没有变化，');
    }
  });

  router.post('/supervision/plans/:id/withdraw', async (request, response) => {
    const scope = await requireSupervisionLead(services, request);
    const entry = await findEntry(services, request, scope);
    const reason = (bodyText(request, 'reason') ?? '').trim();
    if (reason.length < 4 || reason.length > 300 || /[\0\p{Surrogate}]/u.test(reason)) {
      response.status(422);
      await showEntry(services, response, scope, entry, { problem: '请写明撤销的原因，4 到 300 字' });
      return;
    }
    const withdrawal = { by: personOf(request).id, at: services.now(), reason };
    const done = await services.database.transaction((transaction) => withdrawPlanEntry(transaction, entry.id, withdrawal));
    await toast(request, done ? 'done' : 'note', done ? '已从年度计划中撤销' : '这项计划已安排督导或已撤销，没有改动');
    response.redirect(303, `/supervision?year=${entry.year}`);
  });
}

/** What the person may not see and what doesn't exist look the same. */
async function findEntry({ database }: Services, request: Request, scope: SupervisionScope): Promise<PlanEntry> {
  const id = pathText(request, 'id');
  const entry = /^[\w-]{1,64}$/.test(id) ? await findPlanEntry(database, id) : undefined;
  if (entry === undefined || !scope.organisations.includes(entry.station)) throw notFound('计划');
  return entry;
}

async function showEntry(
  services: Services,
  response: Response,
  scope: SupervisionScope,
  entry: PlanEntry,
  state: Parameters<typeof presentEntry>[3] = {},
): Promise<void> {
  response.render('supervision/plan-entry', await presentEntry(services, scope, entry, state));
}

function isTaken({ visitId, withdrawnAt }: PlanEntry): boolean {
  return visitId !== null || withdrawnAt !== null;
}
