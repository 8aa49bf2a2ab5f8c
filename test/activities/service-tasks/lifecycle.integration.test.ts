import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import { loadCaseFile } from '../../../db/registers/case-file.ts';
import { caseTimeline } from '../../../db/registers/case-timeline.ts';
import { sealValue } from '../../../db/registers/sealed-value.ts';
import { createRegisterBed, type RegisterBed } from './register-bed.ts';

const ID_NUMBER = '612722195003150026';
const NAME = '张秀英';

let bed: RegisterBed;

beforeAll(async () => {
  bed = await createRegisterBed();
});

afterAll(async () => {
  await bed.close();
});

describe('service tasks of a case', () => {
  it('take a client from 收集需求 to 归档', async () => {
    const seal = (text: string) => sealValue(text, bed.keys);
    expect(await bed.run('check-client-duplicate', { name: seal(NAME), idNumber: seal(ID_NUMBER) })).toEqual({
      duplicate: 'none',
      clientId: null,
      candidates: [],
    });
    expect(await bed.run('open-case', { room: 'dabaodang-room-01', summary: '独居，行动不便' })).toMatchObject({
      caseId: 'GA-2026-000001',
      station: 'dabaodang',
      master: 'master',
    });
    const registered = await bed.run('register-client', {
      name: seal(NAME),
      idNumber: seal(ID_NUMBER),
      phone: '138 0912 3456',
      tags: ['left-behind-elderly'],
      room: 'dabaodang-room-01',
      consent: 'true',
    });
    expect(registered).toMatchObject({ name: null, idNumber: null, phone: null });
    await bed.run('record-assessment', { riskLevel: 'medium', situation: '生活能自理，情绪低落', score: '42' });
    await bed.run('record-lists', {
      needs: '精神慰藉\n健康服务',
      domain: 'elderly-care',
      resources: [{ description: '村医', societies: null }],
    });
    expect(
      await bed.run('record-plan', { goals: '每周有人陪伴', services: [{ catalogueItem: 'YL-02', description: '入户探访', sessions: 2 }] }),
    ).toMatchObject({
      planVersion: 1,
      plannedSessions: 2,
    });
    await bed.run('record-approval', { result: 'approved' }, { actor: 'lead-one' });
    await bed.run('update-case-status', { status: 'serving' });
    const session = {
      date: '2026-11-20',
      durationMinutes: '60',
      place: '家中',
      content: '聊天，量血压',
      societies: ['social-worker', 'volunteer'],
    };
    expect(await bed.run('record-session', session)).toMatchObject({ sessionsDone: 1, progress: 50, allSessionsDone: false });
    expect(await bed.run('record-session', session)).toMatchObject({ sessionsDone: 2, progress: 100, allSessionsDone: true });
    expect(await bed.run('record-review', { result: 'good', findings: '按计划进行' }, { actor: 'lead-one' })).toMatchObject({
      reviewsDone: 1,
    });
    await bed.run('record-closing', { closeReason: 'goals-met', summary: '情绪好转', satisfaction: 5 });
    expect(await bed.run('archive-case', {}, { actor: 'head-one' })).toEqual({
      archiveCode: 'dabaodang-room-01/GA/2026/0001',
      caseStatus: 'archived',
      retainUntil: '2029-11-23',
    });

    const file = await loadCaseFile(bed.database, 'GA-2026-000001');
    expect(file).toMatchObject({
      status: 'archived',
      clientName: NAME,
      clientIdNumberMasked: '6127**********0026',
      riskLevel: 'medium',
      satisfaction: 5,
      archiveCode: 'dabaodang-room-01/GA/2026/0001',
    });
    expect(file?.records.needs.map(({ description, domain }) => [description, domain])).toEqual([
      ['精神慰藉', 'elderly-care'],
      ['健康服务', 'elderly-care'],
    ]);
    expect(file?.records.services).toMatchObject([{ catalogueItem: 'YL-02', sessions: 2 }]);
    expect(
      file === undefined
        ? []
        : caseTimeline(file)
            .map(({ kind }) => kind)
            .toSorted(),
    ).toEqual(['approval', 'assessment', 'closing', 'opened', 'plan', 'review', 'session', 'session']);
    expect(await verifyAuditChain(bed.database)).toMatchObject({ intact: true, entries: 12 });
  });

  it('refuse to change a closed case', async () => {
    await expect(bed.run('record-review', { result: 'good', findings: '再查一次' })).rejects.toMatchObject({
      name: 'BpmnError',
      code: 'CASE_CLOSED',
    });
  });

  it('keep a crisis that is reported after the case was closed', async () => {
    expect(await bed.run('record-crisis', { description: '走失' })).toMatchObject({ crisisStatus: 'reported', reportedTo: 'master' });
    expect(await bed.run('record-crisis', { step: 'handled', measures: '已找到' })).toMatchObject({ crisisStatus: 'handled' });
  });
});

describe('a job that comes again', () => {
  const session = { date: '2026-11-20', durationMinutes: 30, place: '社工室', content: '面谈' };
  const options = { businessKey: 'GA-2026-000002' };

  beforeAll(async () => {
    await bed.run('open-case', { room: 'dabaodang-room-01' }, options);
  });

  it('answers what it answered before and writes nothing', async () => {
    const job = { ...options, jobKey: 'job-7' };
    const first = await bed.run('record-session', session, job);
    expect(await bed.run('record-session', session, job)).toEqual(first);
    expect((await loadCaseFile(bed.database, 'GA-2026-000002'))?.records.sessions).toHaveLength(1);
  });

  it('waits for its twin when both run at once', async () => {
    const job = { ...options, jobKey: 'job-8' };
    const answers = await Promise.all([1, 2, 3].map(() => bed.run('record-session', session, job)));
    expect(new Set(answers.map(({ sessionId }) => sessionId)).size).toBe(1);
  });

  it('is tried again after a refusal, because nothing was kept', async () => {
    const job = { ...options, jobKey: 'job-9' };
    await expect(bed.run('archive-case', {}, job)).rejects.toMatchObject({ code: 'NOT_CLOSED' });
    await bed.run('record-closing', { closeReason: 'circumstances', summary: '搬走' }, options);
    expect(await bed.run('archive-case', {}, job)).toMatchObject({ archiveCode: 'dabaodang-room-01/GA/2026/0002' });
  });

  it('numbers sessions without doubles when many are written at once', async () => {
    const other = { businessKey: 'GA-2026-000003' };
    await bed.run('open-case', { room: 'dabaodang-room-01' }, other);
    const answers = await Promise.all(Array.from({ length: 8 }, () => bed.run('record-session', session, other)));
    expect(answers.map(({ sessionsDone }) => sessionsDone).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
