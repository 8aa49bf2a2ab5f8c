import { readFile } from 'node:fs/promises';
import { listStandingPoints } from '../../../db/registers/cycle-points.ts';
import type { EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { listRectificationsOfCycle } from '../../../db/registers/rectifications.ts';
import { listBoard } from '../../../db/registers/station-evaluations.ts';
import { fillTemplate } from '../../../domain/documents/fill-template.ts';
import { cycleStatuses } from '../../../domain/evaluations/evaluation-status.ts';
import { figure } from '../../charts/chart.ts';
import { longDate } from '../../helpers/dates.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { boardCharts } from './board-charts.ts';
import { cycleTitle, presentLine, schemeOf } from './present-board.ts';

/** The bureau may change its words in Word; the `{fields}` are those below. */
const TEMPLATE = new URL('../../../processes/annual-evaluation/templates/report.docx', import.meta.url);

/** A cycle's report as a Word file: results in order of places, grades, where points were lost, what was put right. */
export async function cycleReport(services: Services, person: Person, cycle: EvaluationCycle): Promise<Uint8Array> {
  const { database } = services;
  const [board, points, rectifications, scheme] = await Promise.all([
    listBoard(database, cycle.id),
    listStandingPoints(database, cycle.id),
    listRectificationsOfCycle(database, cycle.id),
    schemeOf(services, cycle),
  ]);
  const now = services.now();
  const lines = board.map((line) => presentLine(line, cycle, { scheme, now }));
  const counted = lines.filter(({ status }) => status !== 'excused' && status !== 'cancelled');
  const scores = counted.flatMap(({ finalScore }) => finalScore ?? []);
  const charts = boardCharts(board, points, scheme.content);
  const rectified = rectifications.filter(({ status }) => status === 'accepted').length;
  return fillTemplate(await readFile(TEMPLATE), {
    title: cycleTitle(cycle),
    id: cycle.id,
    status: cycleStatuses[cycle.status],
    counted: counted.length,
    confirmed: scores.length,
    notSubmitted: counted.filter(({ notSubmitted }) => notSubmitted).length,
    excused: lines.filter(({ status }) => status === 'excused').length,
    average: scores.length === 0 ? '暂无' : figure(scores.reduce((sum, score) => sum + score, 0) / scores.length),
    lines: lines.toSorted(byPlace).map(({ place, stationName, selfScore, provisionalScore, finalScore, gradeLabel, progress }) => ({
      place: place === null ? '' : String(place),
      stationName,
      selfScore: said(selfScore),
      provisionalScore: said(provisionalScore),
      finalScore: said(finalScore),
      gradeLabel: gradeLabel === '' ? progress.label : gradeLabel,
    })),
    distribution: charts.distribution.rows.map(([label, value]) => ({ label, value })),
    causes: charts.causes.rows.map(([label, value]) => ({ label, value })),
    rectifications: rectifications.length,
    rectified,
    unrectified: rectifications.length - rectified,
    printedBy: person.name,
    printedAt: longDate(services.now()),
  });
}

/** Stations without a place come last, in the city's order. */
function byPlace({ place: one }: { readonly place: number | null }, { place: other }: { readonly place: number | null }): number {
  return (one ?? Number.MAX_SAFE_INTEGER) - (other ?? Number.MAX_SAFE_INTEGER);
}

function said(points: number | null): string {
  return points === null ? '' : figure(points);
}
