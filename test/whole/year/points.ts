import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { scoredIndicators } from '../../../domain/evaluations/indicator-scheme.ts';
import type { Answers } from '../fill-task.ts';

/** The indicators that the demonstration's bureau publishes: what the default scheme proposes. */
export const indicators = scoredIndicators(defaultScheme(2026));

/** Indicators for which a station has to hand in files. */
export const withMaterials = indicators.filter(({ materials }) => materials.length > 0).map(({ code }) => code);

/** The points of a form's list: a share of each indicator's weight, in tenths, but for those that are given by name. */
export function pointsIn(list: string, share: number, named: Readonly<Record<string, number>> = {}): Answers {
  return Object.fromEntries(
    indicators.map(({ code, weight }, row) => [`${list}.${row}.points`, String(named[code] ?? Math.round(weight * share * 10) / 10)]),
  );
}
