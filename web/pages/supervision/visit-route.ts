import type { Router } from 'express';
import { loadVisit } from '../../../db/registers/supervision-visits.ts';
import { notFound } from '../../errors.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { pathText, personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import { presentVisit } from './present-visit.ts';
import { requireSupervision } from './require-supervision.ts';

/** One visit: what was found, the advice and what became of it, and where the process stands. */
export function addVisitRoute(router: Router, services: Services): void {
  router.get('/supervision/visits/:id', async (request, response) => {
    const scope = await requireSupervision(services, request);
    const id = pathText(request, 'id');
    const visit = /^[A-Z]{2,4}-\d{4}-\d{6,9}$/.test(id) ? await loadVisit(services.database, id) : undefined;
    if (visit === undefined || !scope.organisations.includes(visit.station)) throw notFound('督导');
    response.render('supervision/visit', {
      ...(await presentVisit(services, personOf(request), visit)),
      ...pageBundles(services.bundles, 'diagram'),
      wide: true,
    });
  });
}
