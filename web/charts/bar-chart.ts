import { escapeXml, numbers, round } from '../svg.ts';
import { figure, NOTHING_TO_DRAW, type Chart, type Tone } from './chart.ts';

export interface Bar {
  readonly label: string;
  /** Null: nothing to show yet. */
  readonly value: number | null;
  /** Said after the value. */
  readonly note?: string;
  readonly tone?: Tone;
}

export interface BarChart {
  readonly title: string;
  /** What is counted, with its unit: heading of the table's column. */
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** The full length; absent: the largest value. */
  readonly most?: number;
  /** Values that mean something, e.g. where a grade begins. */
  readonly marks?: readonly { readonly at: number; readonly label: string }[];
  /** What bars without any value say, where people expect a drawing. */
  readonly whenEmpty?: string;
}

const WIDTH = 640;
const ROW = 28;
const LABEL = 150;
const NOTE = 110;
const HEAD = 18;

/** Horizontal bars, labelled directly, in the order given. */
export function barChart({ title, unit, bars, most, marks = [], whenEmpty = NOTHING_TO_DRAW }: BarChart): Chart {
  const full = most ?? Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const length = (value: number): number => (Math.min(Math.max(value, 0), full) / full) * (WIDTH - LABEL - NOTE);
  const height = HEAD + bars.length * ROW + 6;
  const lines = marks.map(
    ({ at, label }) =>
      `<path class="chart__mark" d="M${numbers(LABEL + length(at), HEAD - 4)}V${round(height)}"/><text class="chart__note" text-anchor="middle" x="${round(LABEL + length(at))}" y="10">${escapeXml(label)}</text>`,
  );
  const rows = bars.map(({ label, value, note, tone = 'primary' }, index) => {
    const y = HEAD + index * ROW;
    const end = LABEL + length(value ?? 0);
    const said = [figure(value), ...(note === undefined ? [] : [note])].join(' ');
    return [
      `<text class="chart__label" text-anchor="end" x="${LABEL - 8}" y="${y + 18}">${escapeXml(label)}</text>`,
      `<rect class="chart__shape chart__shape--${tone}" x="${LABEL}" y="${y + 5}" width="${round(end - LABEL)}" height="18" rx="2"/>`,
      `<text class="chart__value" x="${round(end + 6)}" y="${y + 18}">${escapeXml(said)}</text>`,
    ].join('');
  });
  return {
    title,
    svg: `<svg class="chart__drawing chart__drawing--bars" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" viewBox="0 0 ${WIDTH} ${height}">${lines.join('')}${rows.join('')}</svg>`,
    empty: bars.every(({ value }) => value === null) ? whenEmpty : undefined,
    columns: ['名称', unit, '说明'],
    rows: bars.map(({ label, value, note = '' }) => [label, figure(value), note]),
  };
}
