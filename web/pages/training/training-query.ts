import type { TrainingFilter } from '../../../db/registers/trainings.ts';
import { isTrainingKind } from '../../../domain/training/training-kinds.ts';

/** The filters of the list as the address has them; what makes no sense is left out. */
export function readTrainingQuery(query: (name: string) => string | undefined): TrainingFilter {
  const [year, station, kind] = [query('year'), query('station'), query('kind')];
  return {
    ...(year !== undefined && /^2\d{3}$/.test(year) ? { year: Number(year) } : {}),
    ...(station === undefined ? {} : { station }),
    ...(kind !== undefined && isTrainingKind(kind) ? { kind } : {}),
  };
}

/** The query as it stands in addresses. */
export function trainingParameters({ year, ...rest }: TrainingFilter): Record<string, string | undefined> {
  return { ...rest, year: year === undefined ? undefined : String(year) };
}
