import { scoredIndicators, type GradeBand, type IndicatorScheme } from './indicator-scheme.ts';

/** Points by indicator code. */
export type Points = Readonly<Record<string, number>>;

/** Whole points of a station; what has no points counts 0. */
export function totalOf(scheme: IndicatorScheme, points: Points): number {
  return rounded(scoredIndicators(scheme).reduce((total, { code }) => total + (points[code] ?? 0), 0));
}

/** The average of several reviewers, indicator by indicator. */
export function averageOf(scheme: IndicatorScheme, reviews: readonly Points[]): Points {
  if (reviews.length === 0) return {};
  return Object.fromEntries(
    scoredIndicators(scheme).map(({ code }) => [
      code,
      rounded(reviews.reduce((total, points) => total + (points[code] ?? 0), 0) / reviews.length),
    ]),
  );
}

/** Whether reviewers are so far apart that they have to talk. */
export function needsDiscussion(scheme: IndicatorScheme, reviews: readonly Points[]): boolean {
  const totals = reviews.map((points) => totalOf(scheme, points));
  return totals.length > 1 && Math.max(...totals) - Math.min(...totals) > scheme.discussionDifference;
}

/** The grade of a total: the band with the highest beginning that it reaches. */
export function bandOf({ bands }: IndicatorScheme, total: number): GradeBand {
  const band = bands.toSorted((one, other) => other.from - one.from).find(({ from }) => total >= from);
  if (band === undefined) throw new RangeError(`No band holds ${total} points: a published scheme begins at 0`);
  return band;
}

/** The grade that the best get. */
export function bestBand(scheme: IndicatorScheme): GradeBand {
  return bandOf(scheme, Infinity);
}

/** What people call a grade; empty before there is one. */
export function gradeLabel({ bands }: IndicatorScheme, grade: string | null): string {
  return bands.find((band) => band.grade === grade)?.label ?? '';
}

/** What was lost, indicator by indicator, biggest first. */
export interface Deduction {
  readonly indicator: string;
  readonly lost: number;
  /** So much was lost that it has to be put right. */
  readonly asksForRectification: boolean;
}

export function deductionsOf(scheme: IndicatorScheme, points: Points): readonly Deduction[] {
  return scoredIndicators(scheme)
    .map(({ code, weight }) => {
      const lost = rounded(weight - (points[code] ?? 0));
      return { indicator: code, lost, asksForRectification: lost > 0 && lost >= weight * scheme.rectificationShare };
    })
    .filter(({ lost }) => lost > 0)
    .toSorted((one, other) => other.lost - one.lost);
}

/** Places in order of points; equal points share a place, and the next one is left out (1, 2, 2, 4). */
export function rank(totals: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const all = Object.values(totals);
  return Object.fromEntries(Object.entries(totals).map(([station, total]) => [station, 1 + all.filter((other) => other > total).length]));
}

/** Points have at most two decimals. */
function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
