import { barChart } from '../../charts/bar-chart.ts';
import type { Chart } from '../../charts/chart.ts';
import { columnChart } from '../../charts/column-chart.ts';
import { radarChart } from '../../charts/radar-chart.ts';
import { spanChart } from '../../charts/span-chart.ts';

/** One chart of each kind, with everything that each can say. */
export function exampleCharts(): Readonly<Record<'bars' | 'columns' | 'radar' | 'spans', Chart>> {
  return {
    bars: barChart({
      title: '各站得分',
      unit: '得分',
      most: 100,
      marks: [{ at: 90, label: '优秀' }],
      bars: [
        { label: '滨河新区街道站', value: 93.5, note: '优秀', tone: 'done' },
        { label: '大保当镇站', value: 81, note: '良好' },
        { label: '马镇站', value: 61.25, note: '合格', tone: 'warn' },
        { label: '栏杆堡镇站', value: null, tone: 'quiet' },
      ],
    }),
    columns: columnChart({
      title: '等次分布',
      of: '等次',
      unit: '站数',
      columns: [
        { label: '优秀', value: 3, tone: 'done' },
        { label: '良好', value: 11 },
        { label: '合格', value: 6, tone: 'warn' },
        { label: '不合格', value: 1, tone: 'problem' },
      ],
    }),
    radar: radarChart({
      title: '本站、平均与上年',
      axes: [
        { label: '行政管理', most: 15 },
        { label: '人员管理', most: 15 },
        { label: '服务产出', most: 40 },
        { label: '财务管理', most: 10 },
        { label: '社会评价', most: 12 },
        { label: '宣传', most: 8 },
      ],
      series: [
        { name: '本站', values: [13, 12, 36, 8, 11, 5] },
        { name: '全市平均', values: [12, 13, 31, 9, 9, 6] },
        { name: '上年', values: [10, 12, 30, 8, 10, null] },
      ],
    }),
    spans: spanChart({
      title: '协议期',
      of: '社工站',
      months: [
        { from: '2026-10-01', label: '10 月' },
        { from: '2026-11-01', label: '11 月' },
        { from: '2026-12-01', label: '12 月' },
        { from: '2027-01-01', label: '1 月' },
      ],
      to: '2027-01-31',
      today: '2026-11-23',
      rows: [
        {
          label: '大保当镇站',
          spans: [{ from: '2026-01-01', to: '2026-12-31', note: '第 1 期' }],
          marks: [{ on: '2026-11-30', sign: '付' }],
        },
        { label: '马镇站', spans: [{ from: '2026-12-01', to: '2027-11-30', note: '起草', tone: 'quiet' }], marks: [] },
      ],
    }),
  };
}
