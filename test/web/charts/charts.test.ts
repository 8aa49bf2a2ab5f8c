import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { barChart } from '../../../web/charts/bar-chart.ts';
import { columnChart } from '../../../web/charts/column-chart.ts';
import { radarChart } from '../../../web/charts/radar-chart.ts';
import { spanChart } from '../../../web/charts/span-chart.ts';

describe('spanChart', () => {
  const months = [
    { from: '2026-11-01', label: '11 月' },
    { from: '2026-12-01', label: '12 月' },
  ];

  it('cuts bars at the edges of its months, and has whole days in its table', () => {
    // given one that lasts beyond both edges, and one of the second month alone
    const chart = spanChart({
      title: '协议期',
      of: '社工站',
      months,
      to: '2026-12-31',
      rows: [
        { label: '大保当镇站', spans: [{ from: '2026-01-01', to: '2027-12-31', note: '第 1 期' }], marks: [] },
        { label: '马镇<站>', spans: [{ from: '2026-12-01', to: '2026-12-31', note: '第 2 期' }], marks: [] },
      ],
    });
    // when it is drawn, then the second begins in the middle and both end together
    const [x, widths] = [attributes(chart.svg, 'rect', 'x'), attributes(chart.svg, 'rect', 'width')];
    const ends = x.map((start, index) => Math.round(start + (widths[index] ?? 0)));
    expect(ends[0]).toBe(ends[1]);
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(31 / 61, 2);
    expect(chart.svg).not.toContain('<站>');
    expect(chart.rows[0]).toEqual(['大保当镇站', '2026-01-01', '2027-12-31', '第 1 期']);
  });

  it('puts words where no sign covers them, and leaves them out where there is no room', () => {
    // given a bar with signs at its beginning and one with signs all along
    const row = (days: readonly string[]) => ({
      label: '大保当镇站',
      spans: [{ from: '2026-11-01', to: '2026-12-31', note: '第 1 期' }],
      marks: days.map((on) => ({ on, sign: '付' })),
    });
    const drawn = (days: readonly string[]) => {
      const { svg } = spanChart({ title: '协议期', of: '社工站', months, to: '2026-12-31', rows: [row(days)] });
      const [words] = parse(svg).querySelectorAll('.chart__inside');
      const [sign] = attributes(svg, 'circle', 'cx');
      return { left: words === undefined ? undefined : Number(words.getAttribute('x')), sign: sign ?? 0 };
    };
    // when they are drawn, then words stand right of the sign, left of it where that is free, or nowhere
    const first = drawn(['2026-11-03']);
    expect(first.left).toBeGreaterThan(first.sign + 8);
    const last = drawn(['2026-12-28']);
    expect(last.left).toBeLessThan(last.sign - 40);
    expect(drawn(['2026-11-03', '2026-11-20', '2026-12-07', '2026-12-24']).left).toBeUndefined();
  });

  it('says beside a short bar what has no room in it, unless the next begins there', () => {
    const year = Array.from({ length: 12 }, (_, month) => ({
      from: `2026-${String(month + 1).padStart(2, '0')}-01`,
      label: `${month + 1} 月`,
    }));
    const short = { from: '2026-01-01', to: '2026-01-14', note: '第 1 期' };
    const words = (spans: readonly { from: string; to: string; note: string }[]): string =>
      spanChart({ title: '', of: '', months: year, to: '2026-12-31', rows: [{ label: '', spans, marks: [] }] }).svg;
    expect(words([short])).toContain('第 1 期');
    const followed = words([short, { from: '2026-01-15', to: '2026-12-31', note: '第 2 期' }]);
    expect(followed).not.toContain('第 1 期');
    expect(followed).toContain('第 2 期');
  });

  it('marks today only where it lies within its months', () => {
    const on = (today: string) =>
      spanChart({ title: '', of: '', months, to: '2026-12-31', today, rows: [] }).svg.includes('"chart__today"');
    expect([on('2026-11-01'), on('2026-12-31'), on('2027-01-01'), on('2026-10-31')]).toEqual([true, true, false, false]);
  });
});

describe('barChart', () => {
  it('draws values as shares of the most, says them, and has them in its table', () => {
    // given half of the most, all of it, and nothing yet
    const chart = barChart({
      title: '各站得分',
      unit: '得分',
      most: 100,
      bars: [
        { label: '大保当镇站', value: 50, note: '不合格', tone: 'problem' },
        { label: '锦界镇站', value: 100 },
        { label: '马镇站', value: null },
      ],
    });
    // when it is drawn
    const [half, whole, none] = attributes(chart.svg, 'rect', 'width');
    // then lengths, words and rows agree
    expect(half).toBe((whole ?? 0) / 2);
    expect(none).toBe(0);
    expect(texts(chart.svg)).toEqual(['大保当镇站', '50 不合格', '锦界镇站', '100', '马镇站', '暂无']);
    expect(chart.rows).toEqual([
      ['大保当镇站', '50', '不合格'],
      ['锦界镇站', '100', ''],
      ['马镇站', '暂无', ''],
    ]);
  });

  it('keeps what lies outside within the drawing', () => {
    const { svg } = barChart({
      title: '得分',
      unit: '分',
      most: 10,
      bars: [
        { label: '甲', value: 20 },
        { label: '乙', value: -5 },
        { label: '丙', value: 10 },
      ],
    });
    const [over, under, full] = attributes(svg, 'rect', 'width');
    expect(over).toBe(full);
    expect(under).toBe(0);
  });

  it('draws nothing that is not a number when all values are zero', () => {
    const { svg } = barChart({ title: '扣分', unit: '分', bars: [{ label: '甲', value: 0 }] });
    expect(svg).not.toContain('NaN');
  });
});

describe('charts without any value', () => {
  it.each([
    ['no bars', []],
    ['bars that have nothing yet', [{ label: '马镇站', value: null }]],
  ])('say so in words: %s', (_, bars) => {
    expect(barChart({ title: '各站得分', unit: '得分', bars, whenEmpty: '还没有得分。' }).empty).toBe('还没有得分。');
  });

  it('draw a value that is zero', () => {
    expect(barChart({ title: '各站得分', unit: '得分', bars: [{ label: '马镇站', value: 0 }] }).empty).toBeUndefined();
  });
});

describe('columnChart', () => {
  it('draws a distribution, highest column for the largest number', () => {
    const chart = columnChart({
      title: '等次分布',
      of: '等次',
      unit: '站数',
      columns: [
        { label: '优秀', value: 2 },
        { label: '良好', value: 8 },
        { label: '不合格', value: 0 },
      ],
    });
    const [some, most, none] = attributes(chart.svg, 'rect', 'height');
    expect(some).toBeCloseTo((most ?? 0) / 4, 1);
    expect(none).toBe(0);
    expect(chart.columns).toEqual(['等次', '站数']);
    expect(chart.empty).toBeUndefined();
  });

  it('says in words that there is nothing to draw, and keeps the numbers', () => {
    // given a distribution of nothing
    const columns = [
      { label: '优秀', value: 0 },
      { label: '不合格', value: 0 },
    ];
    // when it is drawn, then there is a sentence for the place of the drawing
    const chart = columnChart({ title: '等次分布', of: '等次', unit: '站数', columns, whenEmpty: '还没有站点评定等次。' });
    expect(chart.empty).toBe('还没有站点评定等次。');
    expect(chart.rows).toEqual([
      ['优秀', '0'],
      ['不合格', '0'],
    ]);
    expect(columnChart({ title: '', of: '', unit: '', columns }).empty).not.toBe('');
  });
});

describe('radarChart', () => {
  const axes = [
    { label: '行政', most: 15 },
    { label: '人员', most: 15 },
    { label: '服务', most: 40 },
    { label: '财务', most: 10 },
  ];

  it('draws each series over the same axes and lists the numbers', () => {
    const chart = radarChart({
      title: '本站与平均',
      axes,
      series: [
        { name: '本站', values: [15, 15, 40, 10] },
        { name: '平均', values: [7.5, null, 20, 5] },
      ],
    });
    const shapes = parse(chart.svg).querySelectorAll('.chart__series');
    // the rim has a corner for each axis; what isn't known is left out
    expect(shapes[0]?.getAttribute('d')?.split('L')).toHaveLength(4);
    expect(shapes[1]?.getAttribute('d')?.split('L')).toHaveLength(3);
    expect(chart.rows[1]).toEqual(['人员', '15', '15', '暂无']);
  });

  it('draws a series without any value as nothing', () => {
    const { svg } = radarChart({ title: '去年', axes, series: [{ name: '去年', values: [] }] });
    expect(svg).not.toContain('NaN');
  });
});

it.each([
  ['bars', barChart({ title: '<script>', unit: '', bars: [{ label: '<script>', value: 1, note: '<script>' }] })],
  ['columns', columnChart({ title: '<script>', of: '', unit: '', columns: [{ label: '<script>', value: 1 }] })],
  ['radar', radarChart({ title: '<script>', axes: [{ label: '<script>', most: 1 }], series: [{ name: '<script>', values: [1] }] })],
])('escapes what comes from data: %s', (_, { svg }) => {
  expect(svg).not.toContain('<script');
});

function attributes(svg: string, tag: string, name: string): readonly number[] {
  return parse(svg)
    .querySelectorAll(tag)
    .map((element) => Number(element.getAttribute(name)));
}

function texts(svg: string): readonly string[] {
  return parse(svg)
    .querySelectorAll('text')
    .map(({ text }) => text);
}
