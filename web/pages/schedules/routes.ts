import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { audit } from '../../../db/audit/audit.ts';
import type { Transaction } from '../../../db/connection.ts';
import type { Schedule } from '../../../db/schedules/schedule.ts';
import { findSchedule, pauseSchedule } from '../../../db/schedules/schedules.ts';
import { endPause } from '../../../deployment/end-pause.ts';
import { mayPauseSchedules, maySeeSchedules, mayStartByHand } from '../../../domain/access/schedule-access.ts';
import { badRequest, forbidden, notFound } from '../../errors.ts';
import { readManifest } from '../../manifest.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, pathText, personOf, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { presentSchedules, type ScheduleFault } from './present-schedules.ts';
import { startByHand } from './start-by-hand.ts';

const LONGEST_REASON = 200;

/** 定时发起: what starts by itself, when it did, what fell into an outage, and the way to hold it back or start it now. */
export const schedulesPage: Page = {
  name: 'schedules',
  navigation: { label: '定时发起', path: '/schedules', icon: 'clock', order: 62, visibleTo: maySeeSchedules },
  routes(services) {
    const router = Router();
    router.use('/schedules', requirePerson, noStore);
    router.use('/schedules', (request, _response, next) => {
      if (!maySeeSchedules(personOf(request))) throw forbidden('定时发起由市民政局的业务岗、负责同志、流程管理员和系统管理员查看。');
      next();
    });
    router.get('/schedules', (request, response) => show(services, request, response));

    router.post('/schedules/:id/start', async (request, response) => {
      const person = personOf(request);
      const schedule = await load(services, request);
      const { mayStart } = readManifest({ manifest: schedule.version.manifest });
      if (!mayStartByHand(person, { mayStart }, await services.organisations())) {
        throw forbidden('立即发起由流程规定可以发起的人员和系统管理员操作。');
      }
      const token = z.uuid().safeParse(bodyText(request, 'token'));
      if (!token.success) throw badRequest('提交的内容不完整', '请回到“定时发起”再按一次。');
      const outcome = await startByHand(services, person, { schedule, version: schedule.version, token: token.data });
      await toast(request, ...wordsOf(outcome));
      response.redirect(303, '/schedules');
    });

    router.post('/schedules/:id/pause', async (request, response) => {
      await change(
        services,
        { request, response },
        { action: 'schedule.pause', done: '已暂停，到时间不发起。', late: '已经暂停了，没有再改。' },
        pause,
      );
    });

    router.post('/schedules/:id/resume', async (request, response) => {
      const texts = { action: 'schedule.resume', done: '已恢复，从下一次起照常发起。', late: '没有在暂停，没有再改。' };
      await change(services, { request, response }, texts, (transaction, { schedule, at }) => endPause(transaction, schedule, at));
    });
    return router;
  },
};

type LoadedSchedule = Schedule & { readonly version: NonNullable<Schedule['version']> };

interface Change {
  readonly schedule: Schedule;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

async function pause(transaction: Transaction, { schedule, ...change }: Change): Promise<boolean> {
  return await pauseSchedule(transaction, { id: schedule.id, ...change });
}

/** Pausing and resuming want a reason; what was typed comes back with what is wrong with it. */
async function change(
  services: Services,
  { request, response }: { readonly request: Request; readonly response: Response },
  { action, done, late }: { readonly action: string; readonly done: string; readonly late: string },
  make: (transaction: Transaction, change: Change) => Promise<boolean>,
): Promise<void> {
  const { id: by, ...person } = personOf(request);
  const schedule = await load(services, request);
  if (!mayPauseSchedules({ id: by, ...person })) throw forbidden('暂停和恢复由业务岗、流程管理员和系统管理员操作。');
  const reason = (bodyText(request, 'reason') ?? '').trim();
  const message = reasonFault(reason);
  if (message !== undefined) {
    await show(services, request, response, { scheduleId: schedule.id, reason, message });
    return;
  }
  const isDone = await services.database.transaction(async (transaction) => {
    if (!(await make(transaction, { schedule, by, reason, at: services.now() }))) return false;
    const details = { reason, element: schedule.elementId };
    await audit(transaction, { actor: by, action, subject: { kind: 'process', id: schedule.processId }, details });
    return true;
  });
  await toast(request, isDone ? 'done' : 'note', isDone ? done : late);
  response.redirect(303, '/schedules');
}

function reasonFault(reason: string): string | undefined {
  if (reason === '') return '请写理由，例如“今年评估推迟到九月”。';
  if (/[\0\p{Surrogate}]/u.test(reason)) return '理由里有无法保存的字符，请重新输入。';
  return reason.length > LONGEST_REASON ? `理由最多 ${LONGEST_REASON} 个字，现在是 ${reason.length} 个。` : undefined;
}

/** Retired ones are nothing that anybody can change. */
async function load({ database }: Services, request: Request): Promise<LoadedSchedule> {
  const id = z.uuid().safeParse(pathText(request, 'id'));
  const schedule = id.success ? await findSchedule(database, id.data) : undefined;
  if (schedule?.version == null) throw notFound('定时发起');
  return { ...schedule, version: schedule.version };
}

async function show(services: Services, request: Request, response: Response, fault?: ScheduleFault): Promise<void> {
  const [schedules, isAvailable] = await Promise.all([presentSchedules(services, personOf(request), fault), services.engine.isAvailable()]);
  response.status(fault === undefined ? 200 : 422).render('schedules/view', { title: '定时发起', schedules, isAway: !isAvailable });
}

function wordsOf(outcome: Awaited<ReturnType<typeof startByHand>>): ['done' | 'note' | 'problem', string] {
  switch (outcome.kind) {
    case 'started':
      return ['done', `已发起，编号 ${outcome.businessKey}。以后到时间照常发起。`];
    case 'later':
      return ['note', '流程服务暂时连接不上。已登记，恢复后自动发起这一次，请不要再按。'];
    case 'waiting':
      return ['note', '已有一次登记好的手动发起，流程服务恢复后自动发起，没有再登记。'];
    case 'refused':
      return ['problem', `没有发起成功：${outcome.message}。`];
  }
}
