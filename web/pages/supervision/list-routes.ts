import type { Router } from 'express';
import type { SupervisionFilter } from '../../../db/registers/supervision-list.ts';
import { isoDate } from '../../helpers/dates.ts';
import { pageNumber } from '../../pagination.ts';
import { personOf, queryText } from '../../request.ts';
import type { Services } from '../../services.ts';
import { hoursText } from '../ledger/present-ledger.ts';
import { presentLine } from './present-line.ts';
import { namesIn, presentHours, presentVisits, wholeSupervision } from './present-visits.ts';
import { requireSupervision } from './require-supervision.ts';
import { supervisionWorkbook } from './supervision-workbook.ts';
import { readVisitQuery } from './visit-query.ts';
import { readYear } from '../../year.ts';
import { sendWorkbook } from '../../workbook.ts';

/** The list of visits and consultations on the screen, on paper and as Excel, and the hours of the supervisors. */
export function addListRoutes(router: Router, services: Services): void {
  router.get('/supervision/visits', async (request, response) => {
    const scope = await requireSupervision(services, request);
    const filter = readVisitQuery((name) => queryText(request, name));
    response.render('supervision/visits', {
      title: '督导记录',
      ...(await presentVisits(services, scope, filter, pageNumber(queryText(request, 'page')))),
      wide: true,
    });
  });

  router.get('/supervision/hours', async (request, response) => {
    const scope = await requireSupervision(services, request);
    const year = readYear(queryText(request, 'year'), services.now());
    response.render('supervision/hours', { title: '督导用时和主题', ...(await presentHours(services, scope, year)), wide: true });
  });

  router.get('/supervision/visits/print', async (request, response) => {
    const person = personOf(request);
    const scope = await requireSupervision(services, request);
    const filter = readVisitQuery((name) => queryText(request, name));
    const found = await wholeSupervision(services, scope, filter);
    const [names, tree] = await Promise.all([namesIn(services, found), services.organisations()]);
    await record(services, person.id, 'supervision.print', filter, found.total);
    response.render('supervision/print', {
      title: '督导记录',
      printTitle: tree.find(filter.station ?? '')?.name ?? '',
      period: filter.year === undefined ? '全部时间' : `${filter.year} 年`,
      lines: found.rows.map((row, index) => ({ ...presentLine(row, names), position: index + 1 })),
      total: found.total,
      hours: hoursText(found.totalMinutes),
      printedAt: services.now(),
      printedBy: person.name,
    });
  });

  router.get('/supervision/visits/excel', async (request, response) => {
    const scope = await requireSupervision(services, request);
    const filter = readVisitQuery((name) => queryText(request, name));
    const found = await wholeSupervision(services, scope, filter);
    await record(services, personOf(request).id, 'supervision.export', filter, found.total);
    sendWorkbook(response, `督导记录-${isoDate(services.now())}`, await supervisionWorkbook(services, scope, filter, found));
  });
}

/** Whole registers that leave the system are recorded with what was asked for. */
async function record(services: Services, actor: string, action: string, filter: SupervisionFilter, entries: number): Promise<void> {
  await services.audit({
    actor,
    action,
    subject: { kind: 'organisation', id: filter.station ?? 'all' },
    details: { ...filter, entries },
  });
}
