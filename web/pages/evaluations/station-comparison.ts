import { listStandingPoints } from '../../../db/registers/cycle-points.ts';
import { findCurrentCycle, type EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { evaluationIdOf } from '../../../db/registers/station-evaluations.ts';
import { loadPoints } from '../../../db/registers/evaluation-points.ts';
import type { Database } from '../../../db/connection.ts';
import type { IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';
import type { Points } from '../../../domain/evaluations/scoring.ts';
import { radarChart } from '../../charts/radar-chart.ts';
import type { Chart } from '../../charts/chart.ts';

export interface ComparisonOf {
  readonly cycle: EvaluationCycle;
  readonly station: string;
  readonly scheme: IndicatorScheme;
  readonly own: Points;
  /** Others' numbers are shown, as an average only. */
  readonly withAverage: boolean;
}

/** A station by first-level indicators, against the average of its cycle and against itself a year before. */
export async function compareStation(database: Database, { cycle, station, scheme, own, withAverage }: ComparisonOf): Promise<Chart> {
  const current = await findCurrentCycle(database, cycle.year - 1, cycle.kind);
  const before = current?.status === 'published' ? current : undefined;
  const lastYear = before === undefined ? {} : await loadPoints(database, evaluationIdOf(before.id, station), 'final');
  const average = withAverage ? averageByIndicator(await listStandingPoints(database, cycle.id)) : {};
  const series = (name: string, points: Points) => ({
    name,
    values: scheme.indicators.map(({ indicators }) => {
      const given = indicators.flatMap(({ code }) => points[code] ?? []);
      return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0);
    }),
  });
  return radarChart({
    title: withAverage || before !== undefined ? '与全市平均、上年比较' : '各类指标得分',
    axes: scheme.indicators.map(({ title, weight }) => ({ label: title, most: weight })),
    series: [
      series('本站', own),
      ...(withAverage ? [series('全市平均', average)] : []),
      ...(before === undefined ? [] : [series('上年', lastYear)]),
    ],
  });
}

function averageByIndicator(points: readonly { readonly indicator: string; readonly points: number }[]): Points {
  const sums = new Map<string, { readonly sum: number; readonly count: number }>();
  for (const { indicator, points: given } of points) {
    const { sum, count } = sums.get(indicator) ?? { sum: 0, count: 0 };
    sums.set(indicator, { sum: sum + given, count: count + 1 });
  }
  return Object.fromEntries([...sums].map(([indicator, { sum, count }]) => [indicator, sum / count]));
}
