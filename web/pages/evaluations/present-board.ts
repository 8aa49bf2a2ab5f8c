import { offeredActions } from '../../../db/instances/user-actions.ts';
import { listStandingPoints } from '../../../db/registers/cycle-points.ts';
import type { EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { findScheme, type SchemeVersion } from '../../../db/registers/indicator-schemes.ts';
import { listRectificationsOfCycle } from '../../../db/registers/rectifications.ts';
import { listBoard, type BoardLine } from '../../../db/registers/station-evaluations.ts';
import { mayHoldEvaluations } from '../../../domain/access/evaluation-access.ts';
import { awardNominees } from '../../../domain/evaluations/award-nominees.ts';
import { cycleStatuses } from '../../../domain/evaluations/evaluation-status.ts';
import { evaluationKinds } from '../../../domain/evaluations/evaluation-kind.ts';
import { gradeLabel } from '../../../domain/evaluations/scoring.ts';
import { instanceAddress } from '../../addresses.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { presentActions } from '../../tasks/present-actions.ts';
import { boardCharts } from './board-charts.ts';
import { stationProgress } from './station-progress.ts';

/** 2026 年中期 */
export function cycleTitle({ year, kind }: Pick<EvaluationCycle, 'year' | 'kind'>): string {
  return `${year} 年${evaluationKinds[kind]}绩效评估`;
}

export function stationAddress(cycleId: string, station: string): string {
  return `/evaluations/${encodeURIComponent(cycleId)}/${encodeURIComponent(station)}`;
}

/** The scheme of a cycle: what it began with. */
export async function schemeOf({ database }: Services, { schemeId }: EvaluationCycle): Promise<SchemeVersion> {
  const scheme = await findScheme(database, schemeId);
  if (scheme === undefined) throw new Error(`A cycle refers to the scheme ${schemeId}, which is kept`);
  return scheme;
}

/** A line of the board, for the page and the workbook. */
export function presentLine(
  line: BoardLine,
  cycle: EvaluationCycle,
  { scheme, now }: { readonly scheme: SchemeVersion; readonly now: Date },
) {
  return {
    ...line,
    address: stationAddress(cycle.id, line.station),
    progress: stationProgress(line, cycle, now),
    gradeLabel: gradeLabel(scheme.content, line.grade),
    score: line.finalScore ?? line.provisionalScore,
    isProvisional: line.finalScore === null && line.provisionalScore !== null,
  };
}

/** The bureau's board of a cycle: one true page before a meeting. */
export async function presentBoard(services: Services, person: Person, cycle: EvaluationCycle): Promise<object> {
  const { database } = services;
  const [lines, points, rectifications, scheme, actions] = await Promise.all([
    listBoard(database, cycle.id),
    listStandingPoints(database, cycle.id),
    listRectificationsOfCycle(database, cycle.id),
    schemeOf(services, cycle),
    offeredActions(database, [cycle.instanceId]),
  ]);
  const now = services.now();
  const presented = lines.map((line) => presentLine(line, cycle, { scheme, now }));
  const counted = presented.filter(({ status }) => status !== 'excused' && status !== 'cancelled');
  return {
    id: cycle.id,
    title: cycleTitle(cycle),
    cycle,
    statusLabel: cycleStatuses[cycle.status],
    isRunning: cycle.status === 'running',
    isPaused: cycle.status === 'paused',
    isPublished: cycle.status === 'published',
    mayHold: mayHoldEvaluations(person),
    schemeAddress: `/evaluations/schemes/${scheme.id}`,
    instanceAddress: instanceAddress(cycle.instanceId),
    actions: presentActions(actions, person),
    figures: [
      { number: counted.length, label: '参评站点' },
      { number: counted.filter(({ submittedAt }) => submittedAt !== null).length, label: '已提交' },
      { number: counted.filter(({ finalScore }) => finalScore !== null).length, label: '已确认' },
      { number: presented.filter(({ progress }) => progress.late !== undefined).length, label: '超期', isOverdue: true },
      { number: rectifications.filter(({ status }) => status === 'open' || status === 'reported').length, label: '整改未完成' },
    ],
    lines: presented,
    ranked: presented.toSorted((one, other) => (one.place ?? LAST) - (other.place ?? LAST)),
    nominees: cycle.status === 'published' ? awardNominees(scheme.content, presented) : [],
    charts: boardCharts(lines, points, scheme.content),
  };
}

/** Who has no place, or none yet, comes after those who have, in the city's order. */
const LAST = Number.MAX_SAFE_INTEGER;
