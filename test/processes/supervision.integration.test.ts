import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import { listNotifications } from '../../db/registers/notifications.ts';
import { addPlanEntry, findPlanEntry } from '../../db/registers/supervision-plans.ts';
import { loadVisit, type Visit } from '../../db/registers/supervision-visits.ts';
import { createRegisterBed, NOW, type RegisterBed } from '../activities/service-tasks/register-bed.ts';
import { ProcessOnRegisters, readProcess, type PackagedProcess } from './process-on-registers.ts';

const SUPERVISOR = 'master-supervisor';
const LEAD = 'lead-one';

let bed: RegisterBed;
let supervision: PackagedProcess;
let number = 0;
let visitId: string;

beforeAll(async () => {
  bed = await createRegisterBed();
  supervision = await readProcess('supervision');
});

afterAll(async () => {
  await bed.close();
});

async function arrange(more: JsonObject = {}): Promise<ProcessOnRegisters> {
  number += 1;
  visitId = `DD-2026-${String(number).padStart(6, '0')}`;
  const started = new ProcessOnRegisters(supervision, bed, { businessKey: visitId, starter: SUPERVISOR });
  await started.start({
    visitId,
    master: 'master',
    station: 'dabaodang',
    kind: 'planned',
    topics: ['systems'],
    plannedDate: '2026-11-25',
    supervisor: SUPERVISOR,
    ...more,
  });
  return started;
}

async function visit(opened: ProcessOnRegisters, more: JsonObject = {}): Promise<void> {
  await opened.complete('Task_visit', {
    visitDate: '2026-11-20',
    hours: 2.5,
    topics: ['systems', 'service-norms'],
    findings: '值班制度没有更新，台账齐全。',
    attendants: '站负责人和两名社工',
    ...more,
  });
}

async function register(id = visitId): Promise<Visit> {
  const found = await loadVisit(bed.database, id);
  if (found === undefined) throw new Error(`No visit ${id}`);
  return found;
}

describe('supervision on the registers', () => {
  it('given a visit, when its advice is followed, sent back and accepted, then the register holds every step', async () => {
    const opened = await arrange();
    expect(await register()).toMatchObject({ status: 'arranged', station: 'dabaodang', supervisor: SUPERVISOR, plannedDate: '2026-11-25' });
    expect((await listNotifications(bed.database, LEAD))[0]?.message).toBe(
      '督导已安排：计划 2026-11-25 到神木市大保当镇社会工作服务站，请做好准备。',
    );
    expect(opened.task('Task_visit')).toMatchObject({
      candidateUsers: [SUPERVISOR],
      candidateGroups: ['lead@master', 'head@master'],
      // two working days until the day, three to write it up
      deadline: { workingDays: 5, remindBefore: 4, escalateTo: ['lead@master', 'head@master', 'desk@bureau'] },
    });
    await visit(opened);
    expect(await register()).toMatchObject({ status: 'visited', durationMinutes: 150, visitedBy: SUPERVISOR, date: '2026-11-20' });

    const advice = [
      { content: '更新值班制度', deadline: '2026-12-02' },
      { content: '建立回访制度', deadline: '2026-12-31' },
    ];
    await opened.complete('Task_advise', { hasAdvice: 'yes', advice });
    expect(opened.openTasks).toEqual(['Task_followUp', 'Task_followUp']);
    expect(opened.task('Task_followUp')).toMatchObject({
      candidateGroups: ['head@dabaodang', 'lead@dabaodang', 'worker@dabaodang'],
      deadline: { workingDays: 7, remindBefore: 2, escalateTo: ['lead@master', 'head@master'] },
    });

    await opened.complete('Task_followUp', { followUp: '制度已修订' }, LEAD);
    await opened.complete('Task_verify', { checkResult: 'returned', checkReason: '还没有上墙', newDeadline: '2026-12-09' });
    expect(opened.task('Task_followUp', 1)).toMatchObject({
      deadline: { workingDays: 12 },
      localVariables: { returnReason: '还没有上墙' },
    });
    // the other advice goes its own way meanwhile
    await opened.complete('Task_followUp', { followUp: '回访表已启用' }, LEAD);
    await opened.complete('Task_verify', { checkResult: 'accepted' });
    expect(await register()).toMatchObject({ status: 'following-up', closedAt: null });
    await opened.complete('Task_followUp', { followUp: '制度已上墙' }, LEAD);
    await opened.complete('Task_verify', { checkResult: 'accepted' });

    expect(opened).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    const closed = await register();
    expect(closed).toMatchObject({ status: 'closed', closedAt: NOW });
    expect(closed.advice.map(({ content, deadline, status, steps }) => [content, deadline, status, steps.map(({ step }) => step)])).toEqual(
      [
        ['更新值班制度', '2026-12-09', 'accepted', ['followed-up', 'returned', 'followed-up', 'accepted']],
        ['建立回访制度', '2026-12-31', 'accepted', ['followed-up', 'accepted']],
      ],
    );
  });

  it('given a visit without advice, when that is said, then it is closed', async () => {
    const opened = await arrange();
    await visit(opened);
    await opened.complete('Task_advise', { hasAdvice: 'no' });
    expect(opened.status).toBe('completed');
    expect(await register()).toMatchObject({ status: 'closed', advice: [] });
  });

  it('given a day that has not come, when it is entered, then the form comes back with what was typed', async () => {
    const opened = await arrange({ supervisor: null });
    await visit(opened, { visitDate: '2026-11-30' });
    expect(opened.task('Task_visit').candidateGroups).toEqual(['supervisor@master', 'supervisor@bureau', 'lead@master']);
    expect(opened.variables).toMatchObject({ dateRefused: true, findings: '值班制度没有更新，台账齐全。' });
    await visit(opened);
    expect(opened.openTasks).toEqual(['Task_advise']);
  });

  it('given a visit, when it is postponed and then cancelled, then both stay in the register and the plan is free again', async () => {
    const planId = await planNovember();
    const opened = await arrange({ planId });
    expect(await findPlanEntry(bed.database, planId)).toMatchObject({ visitId, visitStatus: 'arranged' });
    await opened.message('visit-postponed', { newDate: '2026-12-04', reason: '站里迎接检查', actor: 'master-head' });
    expect(opened.task('Task_visit').deadline).toMatchObject({ workingDays: 12 });
    await opened.message('visit-cancelled', { reason: '站点搬迁', actor: 'bureau-desk' });
    expect(opened).toMatchObject({ status: 'completed', incidents: [] });
    expect(await register()).toMatchObject({
      status: 'cancelled',
      cancelReason: '站点搬迁',
      cancelledBy: 'bureau-desk',
      postponements: [{ fromDate: '2026-11-25', toDate: '2026-12-04', reason: '站里迎接检查', byPerson: 'master-head' }],
    });
    expect(await findPlanEntry(bed.database, planId)).toMatchObject({ visitId: null, attempts: 1 });
  });

  it('given an entry of the plan, when two people arrange it, then the second arranges nothing', async () => {
    const planId = await planNovember();
    await arrange({ planId });
    const second = await arrange({ planId });
    expect(second).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    expect(await loadVisit(bed.database, visitId)).toBeUndefined();
  });
});

async function planNovember(): Promise<string> {
  const entry = { year: 2026, month: 11, station: 'dabaodang', topics: ['systems'] as const };
  return await bed.database.transaction((transaction) => addPlanEntry(transaction, entry, { by: SUPERVISOR, at: NOW }));
}
