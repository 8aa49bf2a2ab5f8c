import { escapeXml, numbers, round } from '../svg.ts';
import { figure, NOTHING_TO_DRAW, type Chart, type Tone } from './chart.ts';

export interface ColumnChart {
  readonly title: string;
  /** What is counted, with its unit. */
  readonly unit: string;
  /** What the columns stand for: heading of the table's first column. */
  readonly of: string;
  readonly columns: readonly { readonly label: string; readonly value: number; readonly tone?: Tone }[];
  /** What a distribution of nothing says, where people expect a drawing. */
  readonly whenEmpty?: string;
}

const HEIGHT = 220;
const FOOT = 36;
const HEAD = 22;
const STEP = 72;
const COLUMN = 44;

/** Columns side by side: a distribution. */
export function columnChart({ title, unit, of, columns, whenEmpty = NOTHING_TO_DRAW }: ColumnChart): Chart {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const width = Math.max(STEP, columns.length * STEP);
  const drawn = columns.map(({ label, value, tone = 'primary' }, index) => {
    const height = (value / most) * (HEIGHT - HEAD - FOOT);
    const top = HEIGHT - FOOT - height;
    const middle = index * STEP + STEP / 2;
    return [
      `<rect class="chart__shape chart__shape--${tone}" x="${middle - COLUMN / 2}" y="${round(top)}" width="${COLUMN}" height="${round(height)}"/>`,
      `<text class="chart__value" text-anchor="middle" x="${middle}" y="${round(top - 6)}">${figure(value)}</text>`,
      `<text class="chart__label" text-anchor="middle" x="${middle}" y="${HEIGHT - FOOT + 20}">${escapeXml(label)}</text>`,
    ].join('');
  });
  const ground = `<path class="chart__axis" d="M${numbers(0, HEIGHT - FOOT)}H${width}"/>`;
  return {
    title,
    svg: `<svg class="chart__drawing chart__drawing--columns" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" viewBox="0 0 ${width} ${HEIGHT}" width="${width}">${ground}${drawn.join('')}</svg>`,
    empty: columns.every(({ value }) => value === 0) ? whenEmpty : undefined,
    columns: [of, unit],
    rows: columns.map(({ label, value }) => [label, figure(value)]),
  };
}
