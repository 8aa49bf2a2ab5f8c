import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../contract/json.ts';
import { loadPoints } from '../../../db/registers/evaluation-points.ts';
import { listReviews } from '../../../db/registers/evaluation-reviews.ts';
import { listNotifications } from '../../../db/registers/notifications.ts';
import { findStationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { createEvaluationBed, given, type EvaluationBed, type OpenCycle } from './evaluation-bed.ts';
import { NOW } from './register-bed.ts';

let bed: EvaluationBed;

beforeAll(async () => {
  bed = await createEvaluationBed();
});

afterAll(async () => {
  await bed.close();
});

const find = async ({ cycleId }: OpenCycle, station: string) => await findStationEvaluation(bed.database, `${cycleId}/${station}`);
const messagesOf = async (person: string) => (await listNotifications(bed.database, person)).map(({ message }) => message);

/** Brings a station to the deputy. */
async function untilConfirmation(cycle: OpenCycle, station: string, points: readonly [number, number] = [55, 36]): Promise<void> {
  await cycle.review(station, points);
  await cycle.job(station, 'record-appeal', { answer: 'accepted' });
}

describe('a station in a cycle', () => {
  it('given missing points and material, is told each, and submits when all is there', async () => {
    const cycle = await bed.openCycle();
    const opened = await cycle.job('dabaodang', 'open-station-evaluation');
    expect(opened).toMatchObject({ stationName: '大保当镇站', reviewers: ['bureau-supervisor', 'master-supervisor', 'second-supervisor'] });
    await cycle.job('dabaodang', 'record-self-assessment', { scores: [{ code: 'casework', points: 55 }] });
    expect(await cycle.job('dabaodang', 'check-self-assessment')).toMatchObject({
      complete: false,
      missing: ['“档案管理”还没有自评得分', '“档案管理”缺少材料：归档目录（应有 1 份，已上传 0 份）'],
    });
    expect(await find(cycle, 'dabaodang')).toMatchObject({ status: 'self-assessing', submittedAt: null });
    await cycle.upload('dabaodang');
    await cycle.job('dabaodang', 'record-self-assessment', { scores: given(55, 38) });
    expect(await cycle.job('dabaodang', 'check-self-assessment')).toMatchObject({ complete: true, missing: [] });
    const wanted = { status: 'reviewing', selfScore: 93, submittedBy: 'lead-one', submittedAt: NOW, instanceId: expect.any(String) };
    expect(await find(cycle, 'dabaodang')).toMatchObject(wanted);
  });

  it('given more points than the indicator has, or an unknown one, refuses in Chinese', async () => {
    const cycle = await bed.openCycle();
    await expect(cycle.job('xigou', 'record-self-assessment', { scores: given(61, 1) })).rejects.toThrow(
      /“个案服务”给了 61 分，超过满分 60 分/,
    );
    await expect(cycle.job('xigou', 'record-self-assessment', { scores: [{ code: 'x', points: 1 }] })).rejects.toThrow(
      /没有代号为“x”的指标/,
    );
    await expect(bed.run('record-self-assessment', {}, { businessKey: 'PJ-0000/none' })).rejects.toThrow(
      /没有编号为 PJ-0000\/none 的绩效评估/,
    );
  });

  it('given the stage is another one, refuses', async () => {
    const cycle = await bed.openCycle();
    await expect(cycle.job('xigou', 'check-self-assessment')).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    await expect(cycle.job('xigou', 'confirm-evaluation', {}, 'bureau-deputy')).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    await untilConfirmation(cycle, 'xigou');
    await expect(cycle.job('xigou', 'record-self-assessment', { scores: given(60, 40) })).rejects.toThrow(
      /现在是“待确认”，不能办理「登记自评」/,
    );
  });

  it('given it is late, reminds its own people and then tells those above', async () => {
    const cycle = await bed.openCycle();
    await cycle.job('dabaodang', 'record-late', { step: 'reminded' });
    await cycle.job('dabaodang', 'record-late', { step: 'escalated' });
    expect(await find(cycle, 'dabaodang')).toMatchObject({ remindedAt: NOW, escalatedAt: NOW });
    expect(await messagesOf('lead-one')).toContainEqual(expect.stringMatching(/大保当镇站还没有提交/));
    expect(await messagesOf('master-head')).toContainEqual(expect.stringMatching(/大保当镇站经催办仍未提交/));
    await cycle.submit('jinjie');
    expect(await cycle.job('jinjie', 'record-late', { step: 'reminded' })).toEqual({ notified: 0 });
  });

  it('given it is closed, is excused with the reason', async () => {
    const cycle = await bed.openCycle();
    await bed.database('organisations').where({ code: 'xigou' }).update({ active: false });
    try {
      for (const [type, variables] of [
        ['open-station-evaluation', {}],
        ['record-late', { step: 'reminded' }],
        ['close-station-evaluation', {}],
      ] as const) {
        await expect(cycle.job('xigou', type, variables)).rejects.toMatchObject({
          code: 'STATION_CLOSED',
          variables: { reason: '社工站已停止运行' },
        });
      }
    } finally {
      await bed.database('organisations').where({ code: 'xigou' }).update({ active: true });
    }
    await cycle.job('xigou', 'excuse-station', { reason: '社工站已停止运行' });
    expect(await find(cycle, 'xigou')).toMatchObject({ status: 'excused', excusedReason: '社工站已停止运行' });
    await expect(cycle.job('xigou', 'excuse-station', { reason: '再次' })).rejects.toMatchObject({ code: 'ALREADY_CONFIRMED' });
  });
});

describe('reviews', () => {
  it('given reviewers who agree, average their points', async () => {
    const cycle = await bed.openCycle();
    const settled = await cycle.review('dabaodang', [50, 30], [53, 34]);
    expect(settled).toMatchObject({
      needsDiscussion: false,
      provisionalScore: 83.5,
      grade: 'qualified',
      appealDueAt: '2026-11-30T10:00:00.000Z',
    });
    expect(await loadPoints(bed.database, `${cycle.cycleId}/dabaodang`, 'provisional')).toEqual({ casework: 51.5, archives: 32 });
  });

  it('given reviewers far apart, ask them to talk and take what they agree on', async () => {
    const cycle = await bed.openCycle();
    const apart = await cycle.review('dabaodang', [58, 38], [45, 30]);
    expect(apart).toMatchObject({
      needsDiscussion: true,
      provisionalScore: 85.5,
      appealDueAt: null,
      discussants: ['bureau-supervisor', 'master-supervisor'],
    });
    expect(apart.comparison).toMatchObject([
      { code: 'casework', points: 51.5, given: '测试bureau-supervisor 45 分；测试master-supervisor 58 分' },
      {},
    ]);
    const agreed = { scores: given(50, 36), findings: '核对后一致' };
    await expect(cycle.job('dabaodang', 'record-discussion', agreed, 'bureau-desk')).rejects.toMatchObject({ code: 'NOT_REVIEWER' });
    expect(await cycle.job('dabaodang', 'record-discussion', agreed, 'master-supervisor')).toMatchObject({ provisionalScore: 86 });
    expect((await listReviews(bed.database, `${cycle.cycleId}/dabaodang`)).map(({ round, total }) => [round, total])).toEqual([
      [1, 75],
      [1, 96],
      [2, 86],
    ]);
  });

  it('given somebody of the station, an outsider, or a second one by the same person, refuse', async () => {
    const cycle = await bed.openCycle({ stations: 'master,dabaodang', reviewers: 'master-supervisor,bureau-supervisor' });
    await cycle.submit('dabaodang');
    await cycle.submit('master');
    const review = { scores: given(50, 30), findings: '服务规范' };
    await expect(cycle.job('master', 'record-evaluation-review', review, 'master-supervisor')).rejects.toMatchObject({ code: 'OWN_WORK' });
    await expect(cycle.job('dabaodang', 'record-evaluation-review', review, 'lead-other')).rejects.toMatchObject({ code: 'NOT_REVIEWER' });
    await expect(cycle.job('dabaodang', 'record-evaluation-review', { ...review, scores: [] }, 'master-supervisor')).rejects.toThrow(
      /还没有打分：个案服务、档案管理/,
    );
    await expect(cycle.job('dabaodang', 'settle-provisional-score')).rejects.toMatchObject({ code: 'NO_REVIEW' });
    await cycle.job('dabaodang', 'record-evaluation-review', review, 'master-supervisor');
    await expect(cycle.job('dabaodang', 'record-evaluation-review', review, 'master-supervisor')).rejects.toMatchObject({
      code: 'ALREADY_REVIEWED',
    });
  });
});

describe('close-station-evaluation', () => {
  it.each<[string, (cycle: OpenCycle) => Promise<unknown>, JsonObject]>([
    [
      'nothing submitted',
      (cycle) => cycle.job('dabaodang', 'open-station-evaluation'),
      { basis: 'not-submitted', provisionalScore: 5, grade: 'unqualified' },
    ],
    ['no review', (cycle) => cycle.submit('dabaodang'), { basis: 'self', provisionalScore: 93 }],
    [
      'one review of several',
      async (cycle) => {
        await cycle.submit('dabaodang');
        await cycle.job('dabaodang', 'record-evaluation-review', { scores: given(50, 30), findings: '规范' }, 'master-supervisor');
      },
      { basis: 'reviews', provisionalScore: 80 },
    ],
    ['a provisional result', (cycle) => cycle.review('dabaodang', [50, 32]), { basis: 'provisional', provisionalScore: 82 }],
  ])('given %s, scores what there is', async (_, until, wanted) => {
    const cycle = await bed.openCycle({}, { notSubmittedScore: 5 });
    await until(cycle);
    expect(await cycle.job('dabaodang', 'close-station-evaluation')).toMatchObject(wanted);
    const { finalScore } = await cycle.job('dabaodang', 'confirm-evaluation', {}, 'bureau-deputy');
    expect(finalScore).toBe(wanted.provisionalScore);
  });
});
