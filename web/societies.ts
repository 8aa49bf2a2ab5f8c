import { fiveSocieties, isFiveSociety } from '../domain/five-societies.ts';

/** 五社联动: the societies that took part, in words. */
export function societyLabels(codes: readonly string[]): string[] {
  return codes.map((code) => (isFiveSociety(code) ? fiveSocieties[code] : code));
}
