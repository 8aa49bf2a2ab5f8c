import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import { loadCaseFile, type CaseFile } from '../../db/registers/case-file.ts';
import { sealValue } from '../../db/registers/sealed-value.ts';
import { createRegisterBed, type RegisterBed } from '../activities/service-tasks/register-bed.ts';
import { ProcessOnRegisters, readProcess, type PackagedProcess } from './process-on-registers.ts';

const CASE = 'GA-2026-000001';
const WORKER = 'worker-one';
const needs = [{ domain: 'elderly-care', urgency: 'normal', description: '需要定期探访和陪伴' }];

let bed: RegisterBed;
let lifecycle: PackagedProcess;

beforeAll(async () => {
  bed = await createRegisterBed();
  lifecycle = await readProcess('service-lifecycle');
});

afterAll(async () => {
  await bed.close();
});

async function startCase(businessKey: string, person: JsonObject = {}): Promise<ProcessOnRegisters> {
  const seal = (text: string) => sealValue(text, bed.keys);
  const started = new ProcessOnRegisters(lifecycle, bed, { businessKey, starter: WORKER });
  const variables = {
    caseId: businessKey,
    room: 'dabaodang-room-01',
    station: 'dabaodang',
    master: 'master',
    source: '社区工作者走访发现',
    urgency: 'normal',
    summary: '老人独居，希望有人常来看望。',
    name: seal(`测试${randomUUID().slice(0, 4)}`),
    sex: 'female',
    idNumber: '',
    birthDate: null,
    phone: seal('13900000001'),
    address: seal('示例村一组 1 号'),
    householdRelation: '户主',
    tags: ['left-behind-elderly'],
    needs,
    consent: true,
    ...person,
  };
  await started.start(variables);
  return started;
}

async function plan(opened: ProcessOnRegisters): Promise<void> {
  await opened.complete('Task_assess', {
    situation: '身体尚可，情绪低落。',
    needs,
    severeRisks: [],
    generalRisks: ['living-alone'],
    visited: true,
  });
  await opened.complete('Task_compileLists', {
    needs: [{ ...needs[0], societies: ['volunteer'] }],
    resources: [{ kind: 'volunteer', provider: '', description: '村志愿服务队每周上门' }],
  });
  await opened.complete('Task_plan', {
    goals: '每周有人探访',
    interventions: '任务中心',
    services: [{ catalogueItem: 'YL-02', description: '上门探访', sessions: 2, frequency: '' }],
    plannedSessions: 2,
    startDate: '2026-11-24',
    endDate: '2026-12-31',
    clientAgreed: true,
  });
}

async function session(opened: ProcessOnRegisters, nextAction: string, more: JsonObject = {}, actor = WORKER): Promise<void> {
  await opened.complete(
    'Task_session',
    {
      sessionDate: '2026-11-20',
      durationMinutes: 60,
      place: '服务对象家中',
      catalogueItem: 'YL-02',
      content: '探访并陪伴聊天',
      result: '',
      societies: [],
      nextStep: '',
      needSupervision: false,
      nextAction,
      ...more,
    },
    actor,
  );
}

async function caseFile(businessKey: string): Promise<CaseFile> {
  const file = await loadCaseFile(bed.database, businessKey);
  if (file === undefined) throw new Error(`No case ${businessKey}`);
  return file;
}

describe('the service lifecycle on the registers', () => {
  it('given a need, when it is served, referred, received and closed, then the registers hold the whole case', async () => {
    const opened = await startCase(CASE);
    expect(await caseFile(CASE)).toMatchObject({ status: 'assessing', organisation: 'dabaodang-room-01' });
    expect(opened.variables).toMatchObject({ name: null, phone: null, address: null });
    await plan(opened);
    expect(await caseFile(CASE)).toMatchObject({ status: 'approving', riskLevel: 'low' });
    expect(opened.task('Task_approve')).toMatchObject({
      candidateGroups: ['head@dabaodang', 'lead@dabaodang'],
      excludedUsers: [WORKER],
      deadline: { workingDays: 3, remindBefore: 1, escalateTo: ['lead@master', 'head@master'] },
    });

    await opened.complete('Task_approve', { decision: 'returned', returnTo: 'plan', reason: '目标不具体' }, 'lead-one');
    expect(await caseFile(CASE)).toMatchObject({ status: 'planning' });
    await opened.complete('Task_plan', { goals: '每周探访一次，情绪好转' });
    await opened.complete('Task_approve', { decision: 'approved' }, 'lead-one');
    expect(await caseFile(CASE)).toMatchObject({ status: 'serving' });

    await session(opened, 'continue', { needSupervision: true, question: '老人拒绝入户，怎样建立关系？' });
    await opened.message('crisis-reported', { crisisKind: '走失', crisisDescription: '至今未归', crisisMeasures: '' });
    expect(opened.openTasks).toEqual(['Task_advise', 'Task_handleCrisis', 'Task_session']);
    await opened.complete('Task_handleCrisis', { handlingMeasures: '已找到并送回家' }, 'master-head');
    await opened.complete('Task_advise', { advice: '先从邻居入手', hours: 1.5, topic: 'professional-service' }, 'master-supervisor');
    expect((await caseFile(CASE)).records.consultations).toMatchObject([
      { advice: '先从邻居入手', advisedBy: 'master-supervisor', durationMinutes: 90, topic: 'professional-service' },
    ]);
    await session(opened, 'finish');
    expect(opened.variables).toMatchObject({ sessionsDone: 2, progress: 100 });
    expect(await caseFile(CASE)).toMatchObject({ status: 'closing' });

    const referral = { next: 'referral', toOrganisation: 'jinjie', referralReason: '搬到锦界镇居住', consentToRefer: true };
    await opened.complete('Task_decide', referral);
    expect(await caseFile(CASE)).toMatchObject({ status: 'referring' });
    expect(opened.task('Task_receive').candidateGroups).toEqual(['head@jinjie', 'lead@jinjie']);
    await opened.complete('Task_receive', { answer: 'returned', answerReason: '请先补充评估' }, 'lead-other');
    await opened.complete('Task_decide', referral);
    await opened.complete('Task_receive', { answer: 'accepted', answerReason: '由本站负责' }, 'lead-other');
    expect(await caseFile(CASE)).toMatchObject({ status: 'assessing', organisation: 'jinjie' });
    expect(opened.task('Task_assess').candidateGroups).toEqual(['worker@jinjie', 'lead@jinjie']);

    await plan(opened);
    await opened.complete('Task_approve', { decision: 'approved' }, 'lead-other');
    expect(opened.incidents).toEqual([]);
    await session(opened, 'finish', {}, 'lead-other');
    await opened.complete('Task_decide', { next: 'closing' });
    await opened.complete('Task_close', { closeReason: 'goals-met', closingSummary: '情绪稳定', satisfaction: 5 });
    await opened.complete('Task_archive', { archiveMaterials: ['plan'], archiveClass: 'GA', archiveNote: '' }, 'head-one');

    expect(opened).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    const file = await caseFile(CASE);
    expect(file).toMatchObject({ status: 'archived', closeReason: 'goals-met', archiveCode: 'jinjie/GA/2026/0001' });
    expect(file.records.sessions).toHaveLength(3);
  });

  it('given two questions to supervision, when the second is answered first, then each has its own advice', async () => {
    const asked = 'GA-2026-000009';
    const opened = await startCase(asked);
    await plan(opened);
    await opened.complete('Task_approve', { decision: 'approved' }, 'lead-one');
    await opened.message('consultation-requested', { question: '老人拒绝入户，怎样建立关系？', actor: WORKER });
    await opened.message('consultation-requested', { question: '家属互相推诿，怎样开家庭会议？', actor: WORKER });
    const answer = { hours: 0.5, topic: 'difficult-case' };
    await opened.complete('Task_advise', { ...answer, advice: '先分别谈，再一起谈' }, 'master-supervisor', 1);
    await opened.complete('Task_advise', { ...answer, advice: '先从邻居入手' }, 'master-supervisor');
    const { consultations } = (await caseFile(asked)).records;
    expect(new Map(consultations.map(({ question, advice }) => [question, advice]))).toEqual(
      new Map([
        ['老人拒绝入户，怎样建立关系？', '先从邻居入手'],
        ['家属互相推诿，怎样开家庭会议？', '先分别谈，再一起谈'],
      ]),
    );
  });

  it('given a person already on file, when a case is opened by ID number, then the file is used again', async () => {
    const person = { name: sealValue('张秀英', bed.keys), idNumber: sealValue('612722195003150026', bed.keys) };
    const first = await startCase('GA-2026-000002', person);
    const second = await startCase('GA-2026-000003', person);
    expect(second.openTasks).toEqual(['Task_assess']);
    expect(second.variables.clientId).toBe(first.variables.clientId);
  });

  it('given a running case, when it is withdrawn, then the register says why and nothing is open', async () => {
    const opened = await startCase('GA-2026-000004');
    await opened.message('case-withdrawn', { reason: '服务对象搬离本市' });
    expect(opened).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    expect(await caseFile('GA-2026-000004')).toMatchObject({ status: 'withdrawn' });
  });
});
