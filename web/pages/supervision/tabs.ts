export type SupervisionTab = 'plan' | 'visits' | 'hours';

/** The page's tabs, which keep the year. */
export function supervisionTabs(current: SupervisionTab, year: number | undefined): object {
  const query = year === undefined ? '' : `?year=${year}`;
  const tabs: readonly { readonly tab: SupervisionTab; readonly label: string; readonly path: string }[] = [
    { tab: 'plan', label: '年度计划', path: '/supervision' },
    { tab: 'visits', label: '督导记录', path: '/supervision/visits' },
    { tab: 'hours', label: '用时和主题', path: '/supervision/hours' },
  ];
  return { tabs: tabs.map(({ tab, label, path }) => ({ label, address: path + query, current: tab === current })) };
}
