import { listAddress } from '../../pagination.ts';

export type TrainingTab = 'list' | 'hours';

/** The page's tabs, which keep year and station. */
export function trainingTabs(
  current: TrainingTab,
  { year, station }: { readonly year?: number | undefined; readonly station?: string | undefined },
): object {
  const parameters = { station, year: year === undefined ? undefined : String(year) };
  return {
    tabs: [
      { label: '培训记录', address: listAddress('/training', parameters), current: current === 'list' },
      { label: '学时统计', address: listAddress('/training/hours', parameters), current: current === 'hours' },
    ],
  };
}
