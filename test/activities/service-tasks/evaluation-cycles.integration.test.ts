import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '../../../contract/json.ts';
import { findCycle, pauseCycle } from '../../../db/registers/evaluation-cycles.ts';
import { listNotifications } from '../../../db/registers/notifications.ts';
import { listBoard } from '../../../db/registers/station-evaluations.ts';
import { createEvaluationBed, publishSchemeOf, smallScheme, type EvaluationBed, type OpenCycle } from './evaluation-bed.ts';
import { NOW } from './register-bed.ts';

let bed: EvaluationBed;

beforeAll(async () => {
  bed = await createEvaluationBed();
});

afterAll(async () => {
  await bed.close();
});

const messagesOf = async (person: string) => (await listNotifications(bed.database, person)).map(({ message }) => message);

/** Brings a station to the deputy. */
async function untilConfirmation(cycle: OpenCycle, station: string, points: readonly [number, number] = [55, 36]): Promise<void> {
  await cycle.review(station, points);
  await cycle.job(station, 'record-appeal', { answer: 'accepted' });
}

describe('open-evaluation-cycle', () => {
  const open = async (plan: JsonObject, businessKey: string) =>
    await bed.run('open-evaluation-cycle', { kind: 'mid-term', ...plan }, { businessKey, actor: 'bureau-desk' });

  it('given nothing but the kind, takes all 21 stations, all supervisors and dates by working days', async () => {
    await publishSchemeOf(bed.database, 2026);
    const opened = await open({}, 'annual-evaluation:Start_midTerm-2026');
    expect(opened).toMatchObject({ year: 2026, problem: null, selfAssessmentDue: '2026-12-07' });
    expect(opened.cycleId).toMatch(/^PJ-2026-\d{6}$/);
    expect(opened.stations).toHaveLength(21);
    expect(opened.reviewers).toEqual(['bureau-supervisor', 'master-supervisor', 'second-supervisor']);
    expect(await listBoard(bed.database, z.string().parse(opened.cycleId))).toHaveLength(21);
    await expect(open({}, 'PJ-again')).rejects.toMatchObject({ code: 'CYCLE_EXISTS' });
  });

  it('given times of day, keeps them, and says the time only where it is not when the offices close', async () => {
    const plan = { selfAssessmentDue: '2026-12-10T14:30+08:00', reviewDue: '2026-12-21', closesAt: '2026-12-21T18:00' };
    const cycle = await bed.openCycle(plan);
    // to the minute
    expect(await findCycle(bed.database, cycle.cycleId)).toMatchObject({
      selfAssessmentDue: new Date('2026-12-10T14:30:00+08:00'),
      reviewDue: new Date('2026-12-21T18:00:00+08:00'),
      closesAt: new Date('2026-12-21T18:00:00+08:00'),
    });
    // and stations are late from that minute on
    expect(await cycle.job('dabaodang', 'open-station-evaluation')).toMatchObject({
      selfAssessmentDue: '2026-12-10 14:30',
      selfAssessmentDays: 13,
      lateAt: '2026-12-10T06:30:00.000Z',
      escalateAt: '2026-12-15T10:00:00.000Z',
    });
    expect(await cycle.submit('dabaodang')).toMatchObject({ complete: true, reviewLateAt: '2026-12-21T10:00:00.000Z' });
  });

  it('given a review that is due within hours, leaves a working day to review', async () => {
    const plan = { selfAssessmentDue: '2026-11-23T12:00', reviewDue: '2026-11-23T15:00', closesAt: '2026-12-31' };
    const cycle = await bed.openCycle(plan);
    expect(await cycle.submit('dabaodang')).toMatchObject({ reviewDays: 1, reviewLateAt: '2026-11-24T10:00:00.000Z' });
  });

  it('given a year without a published scheme, refuses', async () => {
    await expect(open({ year: 2099 }, 'PJ-2099-000001')).rejects.toMatchObject({
      code: 'NO_SCHEME',
      variables: { problem: '2099 年还没有发布评估指标' },
    });
  });

  it.each<[string, JsonObject, RegExp]>([
    ['a room', { stations: ['dabaodang-room-01'] }, /不是正在运行的社工站/],
    ['an unknown reviewer', { reviewers: 'nobody' }, /没有这些人员/],
    ['only reviewers of the station itself', { stations: ['master'], reviewers: ['master-supervisor'] }, /没有可以评审社工总站的人/],
    ['a day that is past', { selfAssessmentDue: '2026-11-20' }, /自评截止时间 2026-11-20 已过/],
    ['a time that is past today', { selfAssessmentDue: '2026-11-23T10:00' }, /自评截止时间 2026-11-23 10:00 已过/],
    [
      'a review before the self-assessment',
      { selfAssessmentDue: '2026-12-10', reviewDue: '2026-12-09' },
      /应在自评截止时间 2026-12-10 之后/,
    ],
    [
      'a review at the time of the self-assessment',
      { selfAssessmentDue: '2026-12-10T09:30', reviewDue: '2026-12-10T09:30+08:00' },
      /评审截止时间 2026-12-10 09:30 应在自评截止时间 2026-12-10 09:30 之后/,
    ],
    ['a close before the review', { reviewDue: '2026-12-20', closesAt: '2026-12-15' }, /应不早于评审截止时间/],
    [
      'a close on the day of the review, but earlier',
      { reviewDue: '2026-12-21', closesAt: '2026-12-21T17:59' },
      /评估截止时间 2026-12-21 17:59 应不早于评审截止时间 2026-12-21$/,
    ],
    ['no time at all', { selfAssessmentDue: '2026-12-10T25:00' }, /自评截止时间应写作 2026-12-31 或 2026-12-31T18:00/],
    ['words', { reviewDue: '下周五' }, /评审截止时间应写作/],
    ['no day at all', { closesAt: '2026-02-30' }, /应为存在的日期/],
  ])('given %s, says what is wrong and begins nothing', async (_, plan, problem) => {
    await publishSchemeOf(bed.database, 2027);
    const wanted = { code: 'PLAN_REFUSED', variables: { problem: expect.stringMatching(problem) } };
    await expect(open({ year: 2027, ...plan }, 'PJ-2027-000001')).rejects.toMatchObject(wanted);
    expect(await findCycle(bed.database, 'PJ-2027-000001')).toBeUndefined();
  });

  it('given only supervisors of the master station, leaves that station to one of the desk and all others to them', async () => {
    await publishSchemeOf(bed.database, 2029);
    const outsider = bed.database('assignments').where({ person_id: 'bureau-supervisor' });
    await outsider.clone().update({ ended_at: NOW });
    const opened = await open({ year: 2029 }, 'PJ-2029-000001');
    await outsider.clone().update({ ended_at: null });
    // Whoever of the desk judges the master station, another one can decide its appeal.
    expect(opened.reviewers).toEqual(['master-supervisor', 'second-supervisor']);
  });

  it('given two who begin at once, lets one', async () => {
    await publishSchemeOf(bed.database, 2028);
    const both = await Promise.allSettled([1, 2].map((number) => open({ year: 2028, cycleId: `PJ-2028-00000${number}` }, `PJ-${number}`)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('given a new version of the scheme later, keeps the one with which it began', async () => {
    const cycle = await bed.openCycle();
    await publishSchemeOf(bed.database, cycle.year, smallScheme({ title: '新指标', discussionDifference: 1 }));
    expect(await cycle.job('dabaodang', 'open-station-evaluation')).toMatchObject({ schemeTitle: '评估指标' });
    expect(await cycle.review('jinjie', [50, 30], [55, 34])).toMatchObject({ needsDiscussion: false });
  });
});

describe('add-evaluation-station', () => {
  it('adds one with as much time as the others had, and refuses what cannot be', async () => {
    const cycle = await bed.openCycle();
    expect(await cycle.cycleJob('add-evaluation-station', { station: 'dianta', reason: '新签协议' })).toMatchObject({
      evaluationId: `${cycle.cycleId}/dianta`,
    });
    expect(await cycle.job('dianta', 'open-station-evaluation')).toMatchObject({ selfAssessmentDays: 10 });
    const refused = async (station: string) => await cycle.cycleJob('add-evaluation-station', { station, reason: '再加' });
    await expect(refused('jinjie')).rejects.toMatchObject({ code: 'STATION_REFUSED', variables: { problem: '锦界镇站已经在本期评估中' } });
    await expect(refused('dianta-room-01')).rejects.toMatchObject({ code: 'STATION_REFUSED' });
    await bed.database.transaction((transaction) => pauseCycle(transaction, cycle.cycleId, '防汛'));
    await expect(refused('zhongji')).rejects.toMatchObject({ variables: { problem: '评估已暂停，不能增加站点' } });
  });
});

describe('the end of a cycle', () => {
  it('given all results, ranks with shared places, tells every station, and names the best once', async () => {
    const cycle = await bed.openCycle();
    await expect(cycle.cycleJob('rank-cycle')).rejects.toThrow(/还有站没有结果：西沟街道站、大保当镇站、锦界镇站/);
    for (const [station, points] of [
      ['dabaodang', [58, 38]],
      ['jinjie', [58, 38]],
    ] as const) {
      await untilConfirmation(cycle, station, points);
      await cycle.job(station, 'confirm-evaluation', {}, 'bureau-deputy');
    }
    await cycle.job('xigou', 'excuse-station', { reason: '整体搬迁' });
    const ranked = await cycle.cycleJob('rank-cycle');
    expect(ranked).toMatchObject({
      excused: 1,
      notSubmitted: 0,
      average: 96,
      ranking: [
        { place: 1, name: '大保当镇站' },
        { place: 1, name: '锦界镇站' },
      ],
    });
    await cycle.cycleJob('publish-cycle');
    expect(await messagesOf('lead-other')).toContainEqual(expect.stringMatching(/锦界镇站96 分，第 1 名/));
    await expect(cycle.cycleJob('publish-cycle')).rejects.toMatchObject({ code: 'NOT_RUNNING' });
    expect((await cycle.cycleJob('nominate-awards')).nominees).toHaveLength(2);
    expect(await messagesOf('bureau-deputy')).toContainEqual(expect.stringMatching(/推荐评优评先：大保当镇站（96 分）/));
  });
});

describe('find-contract-in-force', () => {
  it('finds the one of several that is in force, or none', async () => {
    const agency = {
      name: '示例社工服务中心',
      registration_code: '91610000TEST',
      representative: '测试',
      professional: true,
      changed_by: 'x',
      changed_at: NOW,
    };
    await bed.database('agencies').insert({ id: 'agency-1', ...agency });
    const contract = { agency_id: 'agency-1', current_term: 1, opened_by: 'x', opened_at: NOW, updated_at: NOW };
    await bed.database('contracts').insert([
      { id: 'XY-2025-000001', station: 'dabaodang', status: 'ended', ...contract },
      { id: 'XY-2026-000001', station: 'dabaodang', status: 'in-force', ...contract },
      { id: 'XY-2026-000002', station: 'dabaodang', status: 'drafting', ...contract },
    ]);
    expect(await bed.run('find-contract-in-force', { station: 'dabaodang' })).toEqual({ contractId: 'XY-2026-000001' });
    expect(await bed.run('find-contract-in-force', { station: 'jinjie' })).toEqual({ contractId: null });
  });
});
