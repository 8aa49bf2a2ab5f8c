import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { recordTraining } from '../../../db/registers/write-trainings.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { badRequest } from '../../errors.ts';
import { bodyText, personOf, queryText, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import { presentNewTraining } from './present-form.ts';
import { presentTraining } from './present-training.ts';
import { trainingAddress } from './present-trainings.ts';
import { requireOneTraining, requireTrainingRecorder } from './require-training.ts';
import { trainedPeople } from './trained-people.ts';
import { readTraining, typedTraining } from './training-form.ts';

/** Recording a training that took place, and looking at one. */
export function addRecordRoutes(router: Router, services: Services): void {
  router.get('/training/new', async (request, response) => {
    const { records } = await requireTrainingRecorder(services, request);
    const asked = queryText(request, 'station');
    const station = records.length === 1 ? records[0] : records.find((code) => code === asked);
    const typed = typedTraining({ date: dayOf(services.now()) });
    response.render('training/new', await presentNewTraining(services, records, { station, requestId: randomUUID(), typed }));
  });

  router.post('/training', async (request, response) => {
    const { records } = await requireTrainingRecorder(services, request);
    const requestId = bodyText(request, 'request') ?? '';
    const station = records.find((code) => code === bodyText(request, 'station'));
    if (station === undefined || !UUID.test(requestId)) throw badRequest('表单不完整', '请从“登记培训”重新打开。');
    const typed = typedTraining(request.body);
    const people = (await trainedPeople(services, station)).map(({ id }) => id);
    const read = readTraining(typed, { people, today: dayOf(services.now()), needsReason: false });
    if (!read.ok) {
      const form = { station, requestId, typed, problems: read.problems };
      response.status(422).render('training/new', await presentNewTraining(services, records, form));
      return;
    }
    const authorship = { by: personOf(request).id, at: services.now() };
    const id = await services.database.transaction((transaction) =>
      recordTraining(transaction, { requestId, station, ...read.content }, authorship),
    );
    await toast(request, 'done', `已登记培训 ${id}，学时已计入`);
    response.redirect(303, trainingAddress(id));
  });

  router.get('/training/:id', async (request, response) => {
    const { training, scope } = await requireOneTraining(services, request);
    response.render('training/view', await presentTraining(services, scope, training));
  });
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
