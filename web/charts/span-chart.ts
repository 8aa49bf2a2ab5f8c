import { escapeXml, round } from '../svg.ts';
import type { Chart, Tone } from './chart.ts';

/** Something that lasts; days as YYYY-MM-DD, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
  /** Said in the table, and in the bar or beside it where it fits. */
  readonly note: string;
  readonly tone?: Tone;
}

export interface SpanChart {
  readonly title: string;
  /** What a row stands for: heading of the table's first column. */
  readonly of: string;
  /** First days of the months that are shown, and the last day of the last one. */
  readonly months: readonly { readonly from: string; readonly label: string }[];
  readonly to: string;
  readonly today?: string;
  readonly rows: readonly {
    readonly label: string;
    readonly spans: readonly Span[];
    readonly marks: readonly { readonly on: string; readonly sign: string }[];
  }[];
}

const LABEL = 148;
const MONTH = 76;
const ROW = 30;
const HEAD = 24;
/** Between words and what stands beside them. */
const GAP = 6;
const SIGN_RADIUS = 8;
/** Of the letters inside bars; a Chinese one is as wide as it is high. */
const LETTER = 12;

/** Bars along months, one row for each thing, with signs on days. */
export function spanChart({ title, of, months, to, today, rows }: SpanChart): Chart {
  const from = months[0]?.from ?? to;
  const width = LABEL + months.length * MONTH + 4;
  const height = HEAD + rows.length * ROW + 4;
  const length = dayNumber(to) + 1 - dayNumber(from);
  /** Where a day begins; what lies outside is cut off. */
  const place = (day: number): number => LABEL + (Math.min(Math.max(day - dayNumber(from), 0), length) / length) * months.length * MONTH;
  const grid = months.map(({ from: first, label }) => {
    const x = round(place(dayNumber(first)));
    return `<path class="chart__grid" d="M${x} ${HEAD - 6}V${height}"/><text class="chart__note" x="${x + 4}" y="14">${escapeXml(label)}</text>`;
  });
  const drawn = rows.map(({ label, spans, marks }, index) => {
    const y = HEAD + index * ROW;
    const bars = spans.map(({ from: first, to: last, note, tone = 'primary' }) => {
      const [start, end] = [place(dayNumber(first)), place(dayNumber(last) + 1)];
      const next = Math.min(width, ...spans.map(({ from: other }) => place(dayNumber(other))).filter((other) => other >= end));
      const signs = marks.map(({ on }) => place(dayNumber(on) + 0.5));
      const inside = placeForWords(note, { start, end }, signs);
      const x = inside ?? placeForWords(note, { start: end, end: next }, signs);
      const kind = inside === undefined ? 'chart__note' : `chart__inside chart__inside--${tone}`;
      const words = x === undefined ? '' : `<text class="${kind}" x="${round(x)}" y="${y + 18}">${escapeXml(note)}</text>`;
      return `<rect class="chart__shape chart__shape--${tone}" x="${round(start)}" y="${y + 4}" width="${round(end - start)}" height="20" rx="2"/>${words}`;
    });
    const signs = marks.map(
      ({ on, sign }) =>
        `<circle class="chart__sign" cx="${round(place(dayNumber(on) + 0.5))}" cy="${y + 14}" r="${SIGN_RADIUS}"/><text class="chart__sign-text" text-anchor="middle" x="${round(place(dayNumber(on) + 0.5))}" y="${y + 18}">${escapeXml(sign)}</text>`,
    );
    return `<text class="chart__label" text-anchor="end" x="${LABEL - 8}" y="${y + 18}">${escapeXml(label)}</text>${bars.join('')}${signs.join('')}`;
  });
  const now =
    today === undefined || today < from || today > to
      ? ''
      : ['chart__today-ground', 'chart__today']
          .map((drawn) => `<path class="${drawn}" d="M${round(place(dayNumber(today) + 0.5))} ${HEAD - 8}V${height}"/>`)
          .join('');
  return {
    title,
    svg: `<svg class="chart__drawing chart__drawing--spans" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" viewBox="0 0 ${width} ${height}">${grid.join('')}${drawn.join('')}${now}</svg>`,
    columns: [of, '从', '到', '说明'],
    rows: rows.flatMap(({ label, spans }) => spans.map(({ from: first, to: last, note }) => [label, first, last, note])),
  };
}

/** Where words stand between two places so that no sign covers them: as far left as there is room; undefined: nowhere. */
function placeForWords(
  words: string,
  { start, end }: { readonly start: number; readonly end: number },
  signs: readonly number[],
): number | undefined {
  const width = Array.from(words).reduce((sum, letter) => sum + (/[\u0020-\u024f]/u.test(letter) ? LETTER * 0.6 : LETTER), 0);
  const beside = signs.map((sign) => sign + SIGN_RADIUS + GAP);
  return [start + GAP, ...beside]
    .filter((left) => left >= start + GAP && left + width + GAP <= end)
    .toSorted((one, other) => one - other)
    .find((left) => signs.every((sign) => sign + SIGN_RADIUS <= left || sign - SIGN_RADIUS >= left + width));
}

/** Days since 1970. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
