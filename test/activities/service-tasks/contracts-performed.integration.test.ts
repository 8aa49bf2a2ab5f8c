import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import { listBreaches } from '../../../db/registers/contract-breaches.ts';
import { listHandovers } from '../../../db/registers/contract-handovers.ts';
import { listObligations } from '../../../db/registers/contract-obligations.ts';
import { listResults } from '../../../db/registers/contract-results.ts';
import { listTerms } from '../../../db/registers/contract-terms.ts';
import { contractInForce, findContract, listContracts } from '../../../db/registers/contracts.ts';
import { setCalendarOverride } from '../../../db/registers/calendar-overrides.ts';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { createRegisterBed, NOW, type RegisterBed } from './register-bed.ts';
import { addContractParties, addEvaluation, AGENCY, completeDraft, contractJobs } from './contract-bed.ts';

const MESSAGE = '列表打开之后个案有变化：GA-2026-000002，请核对新的列表后再确认';
const FIRST = 'XY-2026-000001';
const SECOND = 'XY-2026-000002';

let bed: RegisterBed;
const { run, open, conclude } = contractJobs(() => bed, FIRST);
const second = contractJobs(() => bed, SECOND);

beforeAll(async () => {
  bed = await createRegisterBed();
  await addContractParties(bed);
});

afterAll(async () => {
  await bed.close();
});

const result = { evaluationId: 'PJ-2027-000001/dabaodang', year: 2027, kind: 'mid-term', score: 91.25, grade: 'excellent' };

describe('a contract in force', () => {
  it('given it is signed, then the station is run by it and its obligations are open', async () => {
    await open();
    await expect(run('record-breach', { description: '无人在岗' })).rejects.toMatchObject({ code: 'NOT_IN_FORCE' });
    expect(await conclude()).toEqual({ term: 1, startsOn: '2027-01-01', endsOn: '2027-12-31', contractStatus: 'in-force' });
    expect(await contractInForce(bed.database, 'dabaodang')).toBe(FIRST);
    expect((await listObligations(bed.database, FIRST)).map(({ title, status, amountCents }) => [title, status, amountCents])).toEqual([
      ['首付款', 'open', 10_000_000],
      ['中期报告', 'open', null],
    ]);
  });

  it('given the station has a contract, then a second one waits and nothing of it is in force', async () => {
    await second.open();
    await expect(second.conclude()).rejects.toMatchObject({ code: 'STATION_TAKEN' });
    expect(await listTerms(bed.database, SECOND)).toMatchObject([{ inForceAt: null }]);
    expect(await listObligations(bed.database, SECOND)).toEqual([]);
  });

  it('given the calendar changes, then the day of the renewal moves with it', async () => {
    const plan = { workingDays: 2 };
    expect(await run('plan-contract-renewal', plan)).toEqual({
      renewalAt: '2027-12-29T01:00:00.000Z',
      termEndsAt: '2027-12-31T16:00:00.000Z',
    });
    await bed.database.transaction(
      async (transaction) => await setCalendarOverride(transaction, { day: '2027-12-30', working: false, note: '停电' }, 'bureau-desk'),
    );
    expect(await run('plan-contract-renewal', plan)).toMatchObject({ renewalAt: '2027-12-28T01:00:00.000Z' });
  });

  it('given the contract says how long before, then its days count instead of the diagram’s', async () => {
    const third = contractJobs(() => bed, 'XY-2026-000004', 'xigou');
    await third.open();
    await bed.database('assignments').insert({ person_id: 'head-one', role: 'head', organisation: 'xigou' });
    await bed.database('assignments').insert({ person_id: 'agency-manager', role: 'agency-manager', organisation: 'xigou' });
    await third.conclude({ ...completeDraft, renewalLeadDays: 1, obligationLeadDays: 1 });
    expect(await third.run('plan-contract-renewal', { workingDays: 40 })).toMatchObject({ renewalAt: '2027-12-29T01:00:00.000Z' });
    expect(await third.run('list-open-obligations', { leadDays: 10 })).toMatchObject({
      obligations: [{ opensAt: '2027-01-19T01:00:00.000Z' }, {}],
    });
    // and a renewal goes on with them
    await third.run('record-renewal', { renewal: 'renew', reason: '等次优秀', decision: '1' }, 'bureau-deputy');
    expect(await third.run('start-next-term')).toMatchObject({ draft: { renewalLeadDays: 1, obligationLeadDays: 1 } });
  });

  it('given days that are none, then the draft says so and stays in the form', async () => {
    const fourth = contractJobs(() => bed, 'XY-2026-000005', 'gaojiabao');
    await fourth.open();
    const { complete, problems } = await fourth.run('record-contract-draft', { ...completeDraft, renewalLeadDays: 1.5 });
    expect({ complete, problems }).toMatchObject({ complete: false, problems: [{ message: '决定续签提前的工作日：应为整数' }] });
  });

  it('given an obligation, then it is listed with its dates until it is recorded once', async () => {
    const { obligations } = await run('list-open-obligations', { leadDays: 5 });
    expect(obligations).toMatchObject([
      {
        title: '首付款',
        party: 'commissioner',
        amount: '100,000.00',
        opensAt: '2027-01-13T01:00:00.000Z',
        dueAt: '2027-01-20T10:00:00.000Z',
        workingDays: 5,
      },
      { title: '中期报告', party: 'agency', kindLabel: '报告', amount: '' },
    ]);
    const [payment] = await listObligations(bed.database, FIRST);
    const done = { obligationId: payment?.id ?? '', outcome: 'done' };
    await expect(run('record-obligation', { ...done, outcome: 'waived' })).rejects.toThrow('免除履行需填写理由');
    expect(await run('record-obligation', done)).toEqual({ obligationStatus: 'done' });
    await expect(run('record-obligation', done)).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    expect(await run('list-open-obligations')).toMatchObject({ obligations: [{ title: '中期报告' }] });
  });

  it('given results of evaluations, then each counts once and only for its own station', async () => {
    await addEvaluation(bed, result.evaluationId, 'dabaodang');
    await addEvaluation(bed, 'PJ-2027-000002/jinjie', 'jinjie');
    expect(await run('record-evaluation-result', result)).toEqual({ resultRecorded: true, resultLabel: '2027 年中期', resultsOfTerm: 1 });
    expect(await run('record-evaluation-result', result)).toMatchObject({ resultRecorded: false, resultsOfTerm: 1 });
    await expect(run('record-evaluation-result', { ...result, evaluationId: 'PJ-2027-000002/jinjie' })).rejects.toThrow(
      '不是本协议所在社工站',
    );
    expect(await listResults(bed.database, FIRST)).toMatchObject([{ score: 91.25, grade: 'excellent', term: 1 }]);
  });
});

describe('a breach', () => {
  it('given it is reported twice, then the second is refused', async () => {
    expect(await run('record-breach', { description: '连续三周无人在岗' })).toMatchObject({ contractStatus: 'breached' });
    await expect(run('record-breach', { description: '又一次' })).rejects.toMatchObject({ code: 'ALREADY_BREACHED' });
    await expect(run('record-breach-remedy', { decision: 'remedied', remedy: '已到岗' })).rejects.toMatchObject({ code: 'WRONG_STAGE' });
  });

  it('given a cure period that is over, then the notice is refused', async () => {
    const notice = { decision: 'noticed', notice: '限期整改', cureUntil: '2026-11-23' };
    await expect(run('record-breach-notice', notice)).rejects.toThrow('应晚于今天');
    await expect(run('record-breach-notice', { ...notice, cureUntil: null })).rejects.toThrow('需填写整改期限');
  });

  it('given it is put right in time, then performing goes on', async () => {
    const notice = { decision: 'noticed', notice: '限期整改', cureUntil: '2026-12-10' };
    expect(await run('record-breach-notice', notice)).toEqual({
      breachStatus: 'noticed',
      cureUntil: '2026-12-10',
      cureEndsAt: '2026-12-10T16:00:00.000Z',
    });
    await run('record-breach-remedy', { decision: 'remedied', remedy: '已配齐人员' }, 'bureau-deputy');
    expect(await findContract(bed.database, FIRST)).toMatchObject({ status: 'in-force' });
    await expect(run('record-breach-remedy', { decision: 'remedied', remedy: '再来' })).rejects.toMatchObject({ code: 'NO_BREACH' });
  });

  it('given there was none, then it is dismissed with its reason', async () => {
    await run('record-breach', { description: '误报' });
    await run('record-breach-notice', { decision: 'dismissed', notice: '核实后不属实' });
    expect((await listBreaches(bed.database, FIRST)).map(({ status }) => status)).toEqual(['remedied', 'dismissed']);
    expect(await findContract(bed.database, FIRST)).toMatchObject({ status: 'in-force' });
  });
});

describe('the next term', () => {
  const decision = { renewal: 'conditional', reason: '本期有违约', decision: '1' };

  it('given two people who confirm at once, then one decides and the other hears it', async () => {
    expect(await run('collect-term-grades')).toEqual({
      grades: ['excellent'],
      renewals: ['renew'],
      breachCount: 1,
      results: [{ title: '2027 年中期', score: 91.25, grade: '优秀' }],
    });
    await expect(run('start-next-term')).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    const answers = await Promise.allSettled([
      run('record-renewal', decision, 'bureau-deputy'),
      run('record-renewal', { ...decision, renewal: 'retender' }, 'bureau-chief'),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ALREADY_DECIDED' } });
  });
});

describe('grades that the bureau calls its own way', () => {
  it('given a scheme with other codes, then the decision hears what they mean; one that no band holds is nobody’s to guess', async () => {
    // given a scheme whose second grade goes on with conditions
    const bands = [
      { grade: 'a', label: '甲等', from: 70, renewal: 'renew' },
      { grade: 'b', label: '乙等', from: 0, renewal: 'conditional' },
    ];
    await bed.database('indicator_schemes').insert({
      id: '00000000-0000-4000-8000-000000000002',
      year: 2028,
      version: 1,
      status: 'draft',
      content: JSON.stringify({ ...defaultScheme(2028), bands }),
      edited_by: 'bureau-desk',
      edited_at: NOW,
    });
    const cycle = bed.database('evaluation_cycles').where({ id: 'PJ-2027-000002' });
    await cycle.update({ scheme_id: '00000000-0000-4000-8000-000000000002' });
    const evaluation = { id: 'PJ-2027-000002/dabaodang', cycle_id: 'PJ-2027-000002', station: 'dabaodang', status: 'done' };
    await bed.database('station_evaluations').insert({ ...evaluation, created_at: NOW, updated_at: NOW });
    const final = { ...result, evaluationId: evaluation.id, kind: 'final', score: 66 };
    await run('record-evaluation-result', { ...final, grade: 'b' });
    // when the grades are collected, then each speaks by its own scheme
    expect(await run('collect-term-grades')).toMatchObject({
      renewals: ['renew', 'conditional'],
      results: [{ grade: '优秀' }, { grade: '乙等' }],
    });
    await bed.database('contract_results').where({ evaluation_id: final.evaluationId }).update({ grade: 'unknown' });
    await expect(run('collect-term-grades')).rejects.toThrow('不在它的评估指标里');
    await bed.database('contract_results').where({ evaluation_id: final.evaluationId }).update({ grade: 'b' });
  });
});

describe('a renewal of another contract', () => {
  it('given it goes on, then the next term is drafted from the last while that is in force', async () => {
    const third = contractJobs(() => bed, 'XY-2026-000003', 'jinjie');
    await third.open();
    await bed.database('assignments').insert({ person_id: 'head-one', role: 'head', organisation: 'jinjie' });
    await third.conclude();
    await third.run('record-renewal', { renewal: 'renew', reason: '等次优秀', decision: '1' }, 'bureau-deputy');
    expect(await third.run('start-next-term')).toMatchObject({
      term: 2,
      draft: { startsOn: '2028-01-01', endsOn: '2028-12-31', budget: [{ year: 2028, source: 'municipal', yuan: 250000.5 }] },
    });
    await expect(third.run('start-next-term')).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    const overlapping = { ...completeDraft, startsOn: '2027-12-31', endsOn: '2027-12-31' };
    expect(await third.run('record-contract-draft', overlapping)).toMatchObject({ complete: false });
    expect(await findContract(bed.database, 'XY-2026-000003')).toMatchObject({ status: 'renewing', currentTerm: 2 });
    expect(await contractInForce(bed.database, 'jinjie')).toBe('XY-2026-000003');

    expect(await third.run('abandon-contract', { reason: '机构不再承接' })).toEqual({ firstTerm: false });
    expect(await findContract(bed.database, 'XY-2026-000003')).toMatchObject({ status: 'in-force', currentTerm: 1 });
  });
});

describe('the end', () => {
  it('given it ended, then results and breaches are refused and the next contract may come into force', async () => {
    await expect(run('record-handover', { cases: [] })).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    expect(await run('end-contract', { outcome: 'terminated', reason: '未按期整改' })).toEqual({ contractStatus: 'terminated' });
    await expect(run('record-evaluation-result', result)).rejects.toMatchObject({ code: 'CONTRACT_ENDED' });
    await expect(run('end-contract', { outcome: 'ended', reason: '再来' })).rejects.toMatchObject({ code: 'CONTRACT_ENDED' });
    expect(await second.run('put-contract-in-force')).toMatchObject({ contractStatus: 'in-force' });
  });

  it('given cases changed since the list was shown, then nothing is handed over', async () => {
    await bed.run('open-case', { room: 'dabaodang-room-01' }, { businessKey: 'GA-2026-000001' });
    await bed.run('open-case', { room: 'dabaodang-room-02' }, { businessKey: 'GA-2026-000002' });
    expect(await run('list-open-cases')).toMatchObject({
      openCases: [{ caseId: 'GA-2026-000001', stage: '收集需求' }, { caseId: 'GA-2026-000002' }],
      leftObligations: [{ title: '中期报告', dueOn: '2027-06-30' }],
    });
    const handover = { cases: ['GA-2026-000001'], settlement: '由后任机构补交' };
    await expect(run('record-handover', handover)).rejects.toMatchObject({ code: 'CASES_CHANGED', variables: { refusal: MESSAGE } });
    expect(await listHandovers(bed.database, FIRST)).toEqual([]);
  });

  it('given every open case is confirmed, then all go to the successor and what was left is settled', async () => {
    const handover = { cases: ['GA-2026-000001', 'GA-2026-000002'], toAgency: 'hetong' };
    await expect(run('record-handover', handover)).rejects.toThrow('还有未履行事项：中期报告');
    expect(await run('record-handover', { ...handover, settlement: '由后任机构补交' })).toEqual({ handedOver: 2 });
    expect((await listHandovers(bed.database, FIRST)).map(({ caseId, toAgency }) => [caseId, toAgency])).toEqual([
      ['GA-2026-000001', 'hetong'],
      ['GA-2026-000002', 'hetong'],
    ]);
    expect((await listObligations(bed.database, FIRST)).map(({ status, note }) => [status, note])).toEqual([
      ['done', null],
      ['waived', '由后任机构补交'],
    ]);
    expect(await listContracts(bed.database, ['dabaodang'])).toMatchObject([
      { id: FIRST, status: 'terminated', agencyName: AGENCY.name },
      { id: SECOND, status: 'in-force', startsOn: '2027-01-01' },
    ]);
    expect(await verifyAuditChain(bed.database)).toMatchObject({ intact: true });
  });
});
