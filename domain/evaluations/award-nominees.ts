import type { IndicatorScheme } from './indicator-scheme.ts';
import { bestBand } from './scoring.ts';

/** What decides whether a station is nominated. */
export interface Graded {
  readonly grade: string | null;
  readonly finalScore: number | null;
}

/** Stations that an evaluation recommends for 评优评先 (Art 35): those with the scheme's best grade, the best first. */
export function awardNominees<Station extends Graded>(
  scheme: IndicatorScheme,
  stations: readonly Station[],
): readonly (Station & { readonly finalScore: number })[] {
  const { grade: best } = bestBand(scheme);
  return stations
    .flatMap((station) => (station.finalScore === null || station.grade !== best ? [] : [{ ...station, finalScore: station.finalScore }]))
    .toSorted((one, other) => other.finalScore - one.finalScore);
}
