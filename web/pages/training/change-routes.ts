import type { Request, Response, Router } from 'express';
import type { Training } from '../../../db/registers/trainings.ts';
import { cancelTraining, correctTraining, type TrainingChange, type TrainingChangeOutcome } from '../../../db/registers/write-trainings.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { notFound } from '../../errors.ts';
import { bodyText, pathText, personOf, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import { presentCorrection, typedOf } from './present-form.ts';
import { presentTraining } from './present-training.ts';
import { trainingAddress } from './present-trainings.ts';
import { requireOneTraining, requireOwnTraining } from './require-training.ts';
import { trainedPeople } from './trained-people.ts';
import { readTraining, reasonProblem, typedTraining } from './training-form.ts';

/** Correcting and cancelling a training, each with a reason; nothing is changed over somebody else's head. */
export function addChangeRoutes(router: Router, services: Services): void {
  const { database } = services;

  router.get('/training/:id/correct', async (request, response) => {
    const training = await requireOwnTraining(services, request);
    if (training.cancelledAt !== null) {
      await answer(request, response, training.id, { kind: 'cancelled' });
      return;
    }
    response.render('training/correct', await presentCorrection(services, training, { typed: typedOf(training) }));
  });

  router.post('/training/:id/correct', async (request, response) => {
    const training = await requireOwnTraining(services, request);
    const typed = typedTraining(request.body);
    const staff = (await trainedPeople(services, training.station)).map(({ id }) => id);
    const people = [...staff, ...training.participants];
    const read = readTraining(typed, { people, today: dayOf(services.now()), needsReason: true });
    if (!read.ok) {
      response.status(422).render('training/correct', {
        ...(await presentCorrection(services, training, { typed, problems: read.problems })),
        // What the form showed stays what it was: a mistake doesn't make it newer.
        revision: revisionSeen(request),
      });
      return;
    }
    const change = changeOf(services, request, typed.reason);
    const outcome = await database.transaction((transaction) => correctTraining(transaction, change, read.content));
    if (outcome.kind === 'changed') {
      const notice = '别人刚才更正过这次培训，您这次还没有保存。下面是您填的内容；请先看现在登记的，再按一次保存，就以您的为准。';
      response.status(409).render('training/correct', await presentCorrection(services, outcome.training, { typed, notice }));
      return;
    }
    await answer(request, response, training.id, outcome, '已更正，学时已重新计算');
  });

  router.post('/training/:id/cancel', async (request, response) => {
    const training = await requireOwnTraining(services, request);
    const reason = (bodyText(request, 'reason') ?? '').trim();
    const { reason: problem } = reasonProblem(reason);
    if (problem !== undefined) {
      await showAgain(services, request, response.status(422), { reason, problem });
      return;
    }
    const change = changeOf(services, request, reason);
    const outcome = await database.transaction((transaction) => cancelTraining(transaction, change));
    if (outcome.kind === 'changed') {
      await showAgain(services, request, response.status(409), { reason, problem: CHANGED_BEFORE_CANCELLING });
      return;
    }
    await answer(request, response, training.id, outcome, '已取消，不再计入学时');
  });
}

const CHANGED_BEFORE_CANCELLING = '别人刚才更正过这次培训，还没有取消。请看现在登记的内容，仍要取消就再按一次。';

function changeOf({ now }: Services, request: Request, reason: string): TrainingChange {
  return { id: pathText(request, 'id'), revision: revisionSeen(request), reason, by: personOf(request).id, at: now() };
}

/** The revision that the form showed; one that no record has where the form doesn't say. */
function revisionSeen(request: Request): number {
  const text = bodyText(request, 'revision') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

async function showAgain(
  services: Services,
  request: Request,
  response: Response,
  state: { readonly reason: string; readonly problem: string },
): Promise<void> {
  const { training, scope } = await requireOneTraining(services, request);
  response.render('training/view', await presentTraining(services, scope, training, state));
}

async function answer(
  request: Request,
  response: Response,
  id: Training['id'],
  outcome: Exclude<TrainingChangeOutcome, { readonly kind: 'changed' }>,
  done = '',
): Promise<void> {
  switch (outcome.kind) {
    case 'done':
      await toast(request, 'done', done);
      break;
    case 'cancelled':
      await toast(request, 'note', '这次培训已经取消，没有改动');
      break;
    case 'unknown':
      throw notFound('培训');
  }
  response.redirect(303, trainingAddress(id));
}
