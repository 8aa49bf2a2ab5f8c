import { deployPackage } from '../support/deploy-package.ts';
import type { Database } from '../../../../db/connection.ts';
import { addPlanEntry } from '../../../../db/registers/supervision-plans.ts';
import { insertVisit, postponeVisit, recordVisit, setVisitStatus } from '../../../../db/registers/write-supervision.ts';
import { addAdvice, addAdviceStep } from '../../../../db/registers/write-supervision-advice.ts';
import { openTask } from '../../support/open-tasks.ts';
import { addMembers } from '../../support/world.ts';

export const VISIT = 'DD-2026-000003';
export const INVITED = 'DD-2026-000004';
export const FOREIGN_VISIT = 'DD-2026-000005';
export const VISIT_INSTANCE = `supervision:${VISIT}`;

/** Entries of the plan by what became of them. */
export interface SupervisionWorld {
  readonly free: string;
  readonly overdue: string;
  readonly started: string;
  readonly foreign: string;
}

/** A plan of 2026, three visits in different states, and supervisors; on a city with cases (`createCaseWorld`). */
export async function createSupervisionWorld(database: Database): Promise<SupervisionWorld> {
  await addMembers(database, [
    { id: 'supervisor', name: '田督导', assignments: [{ role: 'supervisor', organisation: 'master' }] },
    { id: 'city-supervisor', name: '白督导', assignments: [{ role: 'supervisor', organisation: 'bureau' }] },
    { id: 'station-worker', name: '周社工', assignments: [{ role: 'worker', organisation: 'dabaodang' }] },
  ]);
  const definitionHash = await deployPackage(database, 'supervision');
  return await database.transaction(async (transaction) => {
    const at = new Date('2026-01-08T02:00:00Z');
    const plan = async (month: number, station: string, supervisor?: string) =>
      await addPlanEntry(
        transaction,
        { year: 2026, month, station, topics: ['systems', 'service-norms'], supervisor, note: month === 12 ? '结合年末评估' : undefined },
        { by: 'master', at },
      );
    const world = {
      overdue: await plan(3, 'dabaodang', 'supervisor'),
      started: await plan(10, 'dabaodang', 'supervisor'),
      free: await plan(12, 'dabaodang'),
      foreign: await plan(11, 'jinjie', 'city-supervisor'),
    };
    const by = 'supervisor';
    const authorship = (visitId: string, day: string) => ({ visitId, by, at: new Date(`${day}T02:00:00Z`) });
    const visit = {
      station: 'dabaodang',
      kind: 'planned',
      topics: ['systems', 'service-norms'],
      plannedDate: '2026-10-14',
      supervisor: by,
    } as const;
    const first = authorship(VISIT, '2026-10-08');
    await insertVisit(transaction, first, { ...visit, planId: world.started });
    await postponeVisit(transaction, first, { from: '2026-10-14', to: '2026-10-20', reason: '站里当天迎接检查' });
    await recordVisit(transaction, authorship(VISIT, '2026-10-21'), {
      date: '2026-10-20',
      durationMinutes: 150,
      topics: ['systems', 'service-norms'],
      findings: '查阅值班制度和服务台账，台账齐全，值班制度没有更新。与两名社工座谈<b>并观摩</b>一次小组活动。',
      attendants: '站负责人、项目负责人和两名社工',
    });
    const [one, two] = await addAdvice(transaction, authorship(VISIT, '2026-10-22'), [
      { content: '更新值班制度并上墙。', deadline: '2026-11-05' },
      { content: '建立服务对象满意度回访。', deadline: '2026-12-31' },
    ]);
    await setVisitStatus(transaction, VISIT, 'following-up', at);
    const step = { step: 'followed-up', text: '制度已经修订，打印上墙。' } as const;
    await addAdviceStep(transaction, one?.id ?? '', { ...authorship(VISIT, '2026-10-30'), by: 'lead' }, step);
    await addAdviceStep(transaction, one?.id ?? '', authorship(VISIT, '2026-11-02'), {
      step: 'returned',
      text: '缺少签字记录，请补齐。',
      deadline: '2026-11-20',
    });
    await addAdviceStep(
      transaction,
      two?.id ?? '',
      { ...authorship(VISIT, '2026-11-03'), by: 'lead' },
      { ...step, text: '回访表已经启用。' },
    );
    await addAdviceStep(transaction, two?.id ?? '', authorship(VISIT, '2026-11-04'), { step: 'accepted' });

    await insertVisit(transaction, authorship(INVITED, '2026-11-10'), {
      ...visit,
      kind: 'invited',
      plannedDate: '2026-12-08',
      topics: ['project-design'],
    });
    await insertVisit(transaction, authorship(FOREIGN_VISIT, '2026-11-10'), {
      ...visit,
      station: 'jinjie',
      planId: world.foreign,
      plannedDate: '2026-11-12',
    });
    await recordVisit(
      transaction,
      { visitId: FOREIGN_VISIT, by: 'city-supervisor', at },
      {
        date: '2026-11-12',
        durationMinutes: 90,
        topics: ['needs-research'],
        findings: '锦界站的情况。',
        attendants: '站负责人',
      },
    );
    await setVisitStatus(transaction, FOREIGN_VISIT, 'closed', at);
    await transaction('consultations').insert({
      id: 'consultation-1',
      case_id: 'GA-2026-000027',
      status: 'advised',
      question: '张乐乐不愿上学，怎样与学校配合？',
      advice: '先与班主任面谈',
      by_person: 'colleague',
      at,
      advised_by: by,
      advised_at: new Date('2026-11-19T02:00:00Z'),
      duration_minutes: 60,
      topic: 'difficult-case',
    });
    await openTask(transaction, {
      definitionHash,
      instanceId: VISIT_INSTANCE,
      key: '77',
      elementId: 'Task_followUp',
      name: '落实督导意见',
      formId: 'follow-up',
      organisation: 'master',
      candidateGroups: ['head@dabaodang', 'lead@dabaodang', 'worker@dabaodang'],
      startedBy: by,
      dueAt: new Date('2026-11-20T10:00:00Z'),
      variables: { visitId: VISIT, station: 'dabaodang' },
    });
    return world;
  });
}
