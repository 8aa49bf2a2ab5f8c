import type { BoardLine } from '../../../db/registers/station-evaluations.ts';
import type { StandingPoints } from '../../../db/registers/cycle-points.ts';
import { scoredIndicators, type GradeBand, type IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';
import { gradeLabel } from '../../../domain/evaluations/scoring.ts';
import { barChart } from '../../charts/bar-chart.ts';
import type { Chart, Tone } from '../../charts/chart.ts';
import { columnChart } from '../../charts/column-chart.ts';

export interface BoardCharts {
  readonly scores: Chart;
  readonly distribution: Chart;
  readonly causes: Chart;
}

/** What a board draws: every station's points, how many have each grade, and where points were lost. */
export function boardCharts(lines: readonly BoardLine[], points: readonly StandingPoints[], scheme: IndicatorScheme): BoardCharts {
  const bands = scheme.bands.toSorted((one, other) => other.from - one.from);
  const scored = lines
    .flatMap((line) => {
      const score = line.finalScore ?? line.provisionalScore;
      return score === null ? [] : [{ line, score }];
    })
    .toSorted((one, other) => other.score - one.score);
  return {
    scores: barChart({
      title: '各站得分',
      whenEmpty: '还没有站点得出分数，评审结束后显示。',
      unit: '得分',
      most: 100,
      marks: bands.filter(({ from }) => from > 0).map(({ from, label }) => ({ at: from, label })),
      bars: scored.map(({ line: { shortName, grade, finalScore, notSubmitted }, score }) => ({
        label: shortName,
        value: score,
        note: notSubmitted ? '未提交' : finalScore === null ? '初评' : gradeLabel(scheme, grade),
        tone: toneOf(bands, grade),
      })),
    }),
    distribution: columnChart({
      title: '等次分布',
      whenEmpty: '还没有站点评定等次，结果确认后显示。',
      of: '等次',
      unit: '站数',
      columns: bands.map(({ grade, label }) => ({
        label,
        value: lines.filter((line) => line.grade === grade).length,
        tone: toneOf(bands, grade),
      })),
    }),
    causes: barChart({
      title: '失分原因（各站平均失分占满分的比例）',
      unit: '平均失分（%）',
      whenEmpty: '还没有失分，评审结束后显示。',
      most: 100,
      bars: averageLosses(points, scheme).slice(0, SHOWN_CAUSES),
    }),
  };
}

const SHOWN_CAUSES = 10;

/** Best and worst are told apart by colour besides the word. */
function toneOf(bands: readonly GradeBand[], grade: string | null): Tone {
  const place = bands.findIndex((band) => band.grade === grade);
  if (place === -1) return 'quiet';
  if (place === 0) return 'done';
  if (place === bands.length - 1) return 'problem';
  return place === bands.length - 2 ? 'warn' : 'primary';
}

function averageLosses(points: readonly StandingPoints[], scheme: IndicatorScheme) {
  return scoredIndicators(scheme)
    .map(({ code, title, weight }) => {
      const given = points.filter(({ indicator }) => indicator === code);
      const average = given.reduce((sum, each) => sum + each.points, 0) / Math.max(1, given.length);
      return {
        label: title,
        value: given.length === 0 ? null : Math.round((1 - average / weight) * 1000) / 10,
        note: `%，满分 ${weight} 分`,
      };
    })
    .filter(({ value }) => value !== null && value > 0)
    .toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0));
}
