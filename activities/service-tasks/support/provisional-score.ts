import { z } from 'zod';
import { writePoints } from '../../../db/registers/evaluation-points.ts';
import { changeStationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { bandOf, totalOf, type Points } from '../../../domain/evaluations/scoring.ts';
import type { ServiceTaskContext } from '../handler.ts';
import { workingCalendar } from './evaluation-dates.ts';
import { auditEvaluation, type EvaluationWork } from './evaluation-work.ts';

/** What a provisional result tells the diagram. The grade is null while the reviewers still talk. */
export const PROVISIONAL_OUTPUT = {
  provisionalScore: z.number(),
  grade: z.string().nullable(),
  gradeLabel: z.string().nullable(),
  /** Until when the station may appeal. */
  appealDueAt: z.string().nullable(),
  appealDays: z.number().nullable(),
};

/** Writes the provisional result and works out how long the station may appeal against it. */
export async function writeProvisional(context: ServiceTaskContext, { evaluation, scheme }: EvaluationWork, points: Points) {
  const { transaction, now } = context;
  const provisionalScore = totalOf(scheme, points);
  const given = Object.entries(points).map(([indicator, value]) => ({ indicator, points: value }));
  await writePoints(transaction, evaluation.id, { source: 'provisional' }, given, now);
  await changeStationEvaluation(transaction, evaluation.id, { status: 'provisional', provisionalScore }, now);
  const calendar = await workingCalendar(context);
  await auditEvaluation(context, evaluation.id, 'settle-provisional', { provisionalScore });
  const { grade, label } = bandOf(scheme, provisionalScore);
  return {
    provisionalScore,
    grade,
    gradeLabel: label,
    appealDueAt: calendar.after(now, scheme.appealDays).toISOString(),
    appealDays: scheme.appealDays,
  };
}
