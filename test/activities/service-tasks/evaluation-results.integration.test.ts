import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAppeals } from '../../../db/registers/evaluation-appeals.ts';
import { listRectifications } from '../../../db/registers/rectifications.ts';
import { findStationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { createEvaluationBed, given, type EvaluationBed, type OpenCycle } from './evaluation-bed.ts';

let bed: EvaluationBed;

beforeAll(async () => {
  bed = await createEvaluationBed();
});

afterAll(async () => {
  await bed.close();
});

const find = async ({ cycleId }: OpenCycle, station: string) => await findStationEvaluation(bed.database, `${cycleId}/${station}`);

/** Brings a station to the deputy. */
async function untilConfirmation(cycle: OpenCycle, station: string, points: readonly [number, number] = [55, 36]): Promise<void> {
  await cycle.review(station, points);
  await cycle.job(station, 'record-appeal', { answer: 'accepted' });
}

describe('appeals', () => {
  const appeal = { answer: 'appealed', indicators: ['archives'], reason: '已补齐' };

  it('given points are adjusted, change what was appealed against and nothing else', async () => {
    const cycle = await bed.openCycle();
    await cycle.review('dabaodang', [50, 30]);
    await cycle.job('dabaodang', 'record-appeal', appeal);
    const decision = { decision: 'adjusted', answer: '已核对', scores: given(60, 38) };
    await expect(cycle.job('dabaodang', 'decide-appeal', decision, 'master-supervisor')).rejects.toMatchObject({ code: 'OWN_WORK' });
    expect(await cycle.job('dabaodang', 'decide-appeal', decision, 'bureau-desk')).toMatchObject({ provisionalScore: 88 });
    expect(await listAppeals(bed.database, `${cycle.cycleId}/dabaodang`)).toMatchObject([
      { decision: 'adjusted', decidedBy: 'bureau-desk', byPerson: 'lead-one' },
    ]);
    await expect(cycle.job('dabaodang', 'confirm-evaluation', {}, 'bureau-desk')).rejects.toMatchObject({ code: 'OWN_WORK' });
    expect(await cycle.job('dabaodang', 'confirm-evaluation', {}, 'bureau-deputy')).toMatchObject({ finalScore: 88 });
  });

  it('given it is upheld or never made, keep the provisional result', async () => {
    const cycle = await bed.openCycle();
    await cycle.review('dabaodang', [50, 30]);
    await cycle.job('dabaodang', 'record-appeal', appeal);
    expect(await cycle.job('dabaodang', 'decide-appeal', { decision: 'upheld', answer: '维持' }, 'bureau-desk')).toMatchObject({
      provisionalScore: 80,
    });
    await cycle.review('jinjie', [50, 31]);
    await cycle.job('jinjie', 'record-appeal', { answer: 'expired' });
    await expect(cycle.job('jinjie', 'record-appeal', appeal)).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    expect(await cycle.job('jinjie', 'confirm-evaluation', {}, 'bureau-deputy')).toMatchObject({ finalScore: 81 });
  });
});

describe('confirm-evaluation', () => {
  it('is for nobody who reviewed, and happens once', async () => {
    const cycle = await bed.openCycle();
    await untilConfirmation(cycle, 'dabaodang');
    await expect(cycle.job('dabaodang', 'confirm-evaluation', {}, 'bureau-supervisor')).rejects.toMatchObject({ code: 'OWN_WORK' });
    const both = await Promise.allSettled(
      ['bureau-deputy', 'bureau-chief'].map((who) => cycle.job('dabaodang', 'confirm-evaluation', {}, who)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(cycle.job('dabaodang', 'confirm-evaluation', {}, 'bureau-chief')).rejects.toMatchObject({ code: 'ALREADY_CONFIRMED' });
    expect(await find(cycle, 'dabaodang')).toMatchObject({ finalScore: 91, grade: 'excellent', status: 'rectifying' });
  });
});

describe('rectifications', () => {
  it('given lost points, are listed with what reviewers noted, reported, returned and accepted', async () => {
    const cycle = await bed.openCycle();
    await cycle.submit('dabaodang');
    const review = { scores: given(58, 20, '存档不及时'), findings: '档案薄弱' };
    await cycle.job('dabaodang', 'record-evaluation-review', review, 'master-supervisor');
    await cycle.job('dabaodang', 'settle-provisional-score');
    await cycle.job('dabaodang', 'record-appeal', { answer: 'accepted' });
    await cycle.job('dabaodang', 'confirm-evaluation', {}, 'bureau-deputy');
    const planned = await cycle.job('dabaodang', 'plan-rectifications');
    expect(planned).toMatchObject({ rectifications: [{ indicator: 'archives', lost: 20, problem: '存档不及时', dueOn: '2026-12-21' }] });
    const check = { indicator: 'archives', result: 'accepted' };
    await expect(cycle.job('dabaodang', 'check-rectification', check, 'master-supervisor')).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    await cycle.job('dabaodang', 'record-rectification', { indicator: 'archives', measures: '已补齐' });
    await expect(cycle.job('dabaodang', 'check-rectification', check, 'head-one')).rejects.toMatchObject({ code: 'OWN_WORK' });
    const returned = { ...check, result: 'returned', answer: '缺目录' };
    expect(await cycle.job('dabaodang', 'check-rectification', returned, 'master-supervisor')).toMatchObject({
      rectificationStatus: 'open',
      dueAt: '2026-12-22T10:00:00.000Z',
    });
    await cycle.job('dabaodang', 'record-rectification', { indicator: 'archives', measures: '已补目录' });
    await cycle.job('dabaodang', 'check-rectification', check, 'master-supervisor');
    expect(await listRectifications(bed.database, `${cycle.cycleId}/dabaodang`)).toMatchObject([
      { status: 'accepted', measures: '已补目录' },
    ]);
    expect(await find(cycle, 'dabaodang')).toMatchObject({ status: 'done' });
  });

  it('given nothing came in time, expire and are over', async () => {
    const cycle = await bed.openCycle();
    await untilConfirmation(cycle, 'dabaodang', [60, 20]);
    await cycle.job('dabaodang', 'confirm-evaluation', {}, 'bureau-deputy');
    await cycle.job('dabaodang', 'plan-rectifications');
    await cycle.job('dabaodang', 'check-rectification', { indicator: 'archives', result: 'expired' });
    expect(await find(cycle, 'dabaodang')).toMatchObject({ status: 'done' });
    // The evaluation is over, so nothing of it changes any more.
    await expect(cycle.job('dabaodang', 'record-rectification', { indicator: 'archives', measures: '迟了' })).rejects.toMatchObject({
      code: 'WRONG_STAGE',
    });
  });

  it('given nothing to put right, or nothing submitted, are none', async () => {
    const cycle = await bed.openCycle();
    await untilConfirmation(cycle, 'dabaodang', [60, 40]);
    await cycle.job('jinjie', 'close-station-evaluation');
    for (const station of ['dabaodang', 'jinjie']) {
      await cycle.job(station, 'confirm-evaluation', {}, 'bureau-deputy');
      expect(await cycle.job(station, 'plan-rectifications')).toEqual({ rectifications: [] });
      expect(await find(cycle, station)).toMatchObject({ status: 'done' });
    }
  });
});
