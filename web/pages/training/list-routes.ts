import type { Router } from 'express';
import { isoDate } from '../../helpers/dates.ts';
import { pageNumber } from '../../pagination.ts';
import { personOf, queryText } from '../../request.ts';
import type { Services } from '../../services.ts';
import { readYear } from '../../year.ts';
import { sendWorkbook } from '../../workbook.ts';
import { presentHours } from './present-hours.ts';
import { presentTrainings, wholeRegister } from './present-trainings.ts';
import { requireTraining } from './require-training.ts';
import { readTrainingQuery } from './training-query.ts';
import { trainingWorkbook } from './training-workbook.ts';

/** The register of trainings on the screen and as Excel, and the hours of everybody. */
export function addListRoutes(router: Router, services: Services): void {
  router.get('/training', async (request, response) => {
    const scope = await requireTraining(services, request);
    const filter = readTrainingQuery((name) => queryText(request, name));
    response.render('training/list', {
      title: '培训记录',
      ...(await presentTrainings(services, scope, filter, pageNumber(queryText(request, 'page')))),
      wide: true,
    });
  });

  router.get('/training/hours', async (request, response) => {
    const scope = await requireTraining(services, request);
    const year = readYear(queryText(request, 'year'), services.now());
    response.render('training/hours', {
      title: '培训学时',
      ...(await presentHours(services, scope, { year, station: queryText(request, 'station') })),
      wide: true,
    });
  });

  router.get('/training/excel', async (request, response) => {
    const scope = await requireTraining(services, request);
    const filter = readTrainingQuery((name) => queryText(request, name));
    const found = await wholeRegister(services, scope, filter);
    // Whole registers that leave the system are recorded with what was asked for.
    await services.audit({
      actor: personOf(request).id,
      action: 'training.export',
      subject: { kind: 'organisation', id: filter.station ?? 'all' },
      details: { ...filter, entries: found.total },
    });
    sendWorkbook(response, `培训记录-${isoDate(services.now())}`, await trainingWorkbook(services, scope, filter, found));
  });
}
