import type { Database } from '../../../../db/connection.ts';
import { insertCycle } from '../../../../db/registers/evaluation-cycles.ts';
import { writePoints } from '../../../../db/registers/evaluation-points.ts';
import { createDraftScheme, findPublishedScheme, findScheme, publishScheme } from '../../../../db/registers/indicator-schemes.ts';
import { insertRectifications } from '../../../../db/registers/rectifications.ts';
import { changeStationEvaluation, evaluationIdOf, insertStationEvaluations } from '../../../../db/registers/station-evaluations.ts';
import { defaultScheme } from '../../../../domain/evaluations/default-scheme.ts';
import { scoredIndicators } from '../../../../domain/evaluations/indicator-scheme.ts';
import { averageOf, bandOf, totalOf } from '../../../../domain/evaluations/scoring.ts';
import { addMembers } from '../../support/world.ts';

export const CYCLE = 'PJ-2026-000001';
/** One that has only begun. */
export const EMPTY_CYCLE = 'PJ-2026-000002';

/** Days of the cycle; tests look at it on the first. */
export const DAYS = {
  today: new Date('2026-07-10T09:00:00+08:00'),
  selfAssessment: '2026-07-08',
  review: '2026-08-05',
  closes: '2026-09-01',
};

const people = [
  { id: 'desk', name: '何静', assignments: [{ role: 'desk', organisation: 'bureau' }] },
  { id: 'supervisor', name: '周督导', assignments: [{ role: 'supervisor', organisation: 'master' }] },
  { id: 'neighbour', name: '吴敏', assignments: [{ role: 'lead', organisation: 'jinjie' }] },
] as const;

/** A cycle of the same scheme in which every station still assesses itself; on the world below. */
export async function openEmptyCycle(database: Database): Promise<void> {
  const at = DAYS.today;
  await database.transaction(async (transaction) => {
    await insertCycle(transaction, {
      id: EMPTY_CYCLE,
      year: 2026,
      kind: 'final',
      schemeId: (await findPublishedScheme(transaction, 2026))?.id ?? '',
      selfAssessmentDue: new Date('2026-12-08T18:00:00+08:00'),
      reviewDue: new Date('2026-12-20T18:00:00+08:00'),
      closesAt: new Date('2026-12-31T18:00:00+08:00'),
      reviewers: ['supervisor'],
      instanceId: `annual-evaluation:${EMPTY_CYCLE}`,
      startedBy: 'desk',
      startedAt: at,
    });
    await insertStationEvaluations(transaction, { cycleId: EMPTY_CYCLE, stations: ['dabaodang', 'jinjie'], at });
  });
}

/** A cycle over four stations: one confirmed, one with a provisional result, one late with its self-assessment, one excused. */
export async function createEvaluationWorld(database: Database): Promise<void> {
  await addMembers(database, people);
  const at = new Date('2026-06-20T09:00:00+08:00');
  await database.transaction(async (transaction) => {
    const schemeId = await createDraftScheme(transaction, { year: 2026, content: defaultScheme(2026), by: 'desk', at });
    const draft = await findScheme(transaction, schemeId);
    await publishScheme(transaction, schemeId, { revision: draft?.revision ?? 0, by: 'desk', at });
    await insertCycle(transaction, {
      id: CYCLE,
      year: 2026,
      kind: 'mid-term',
      schemeId,
      selfAssessmentDue: new Date(`${DAYS.selfAssessment}T18:00:00+08:00`),
      reviewDue: new Date(`${DAYS.review}T18:00:00+08:00`),
      closesAt: new Date(`${DAYS.closes}T18:00:00+08:00`),
      reviewers: ['supervisor'],
      instanceId: `annual-evaluation:${CYCLE}`,
      startedBy: 'desk',
      startedAt: at,
    });
    await insertStationEvaluations(transaction, { cycleId: CYCLE, stations: ['dabaodang', 'jinjie', 'xigou', 'mazhen'], at });
    await give('jinjie', 0.95, 'final');
    await give('dabaodang', 0.75, 'provisional');
    await changeStationEvaluation(transaction, evaluationIdOf(CYCLE, 'xigou'), { remindedAt: at }, at);
    await changeStationEvaluation(transaction, evaluationIdOf(CYCLE, 'mazhen'), { status: 'excused', excusedReason: '站点今年新设' }, at);
    await insertRectifications(transaction, [
      { evaluationId: evaluationIdOf(CYCLE, 'jinjie'), indicator: 'training', lost: 1, problem: '培训学时不足', dueOn: '2026-08-20' },
    ]);

    async function give(station: string, share: number, source: 'provisional' | 'final'): Promise<void> {
      const scheme = defaultScheme(2026);
      const points = averageOf(scheme, [Object.fromEntries(scoredIndicators(scheme).map(({ code, weight }) => [code, weight * share]))]);
      const rows = Object.entries(points).map(([indicator, given]) => ({ indicator, points: given }));
      const id = evaluationIdOf(CYCLE, station);
      const total = totalOf(scheme, points);
      await writePoints(transaction, id, { source: 'self' }, rows, at);
      await writePoints(transaction, id, { source: 'provisional' }, rows, at);
      if (source === 'final') await writePoints(transaction, id, { source }, rows, at);
      await changeStationEvaluation(
        transaction,
        id,
        {
          status: source === 'final' ? 'rectifying' : 'reviewing',
          selfScore: total,
          provisionalScore: total,
          submittedAt: at,
          ...(source === 'final' ? { finalScore: total, grade: bandOf(scheme, total).grade, confirmedAt: at, confirmedBy: 'desk' } : {}),
        },
        at,
      );
    }
  });
}
