import { escapeXml, numbers, round } from '../svg.ts';
import { figure, type Chart } from './chart.ts';

export interface RadarChart {
  readonly title: string;
  /** At least three; `most` is the rim. */
  readonly axes: readonly { readonly label: string; readonly most: number }[];
  /** Up to three, told apart by the kind of line: solid, dashed, dotted. Values by axis; null: not known, left out of the shape. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

const WIDTH = 420;
const HEIGHT = 360;
const RADIUS = 120;
const MIDDLE_X = WIDTH / 2;
const MIDDLE_Y = 160;
const RINGS = [0.25, 0.5, 0.75, 1];

/** One against others on several axes, each axis in shares of its own most. */
export function radarChart({ title, axes, series }: RadarChart): Chart {
  const point = (index: number, share: number): readonly [number, number] => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [MIDDLE_X + Math.cos(angle) * RADIUS * share, MIDDLE_Y + Math.sin(angle) * RADIUS * share];
  };
  const outline = (points: readonly (readonly [number, number])[]): string =>
    points.length === 0 ? '' : `M${points.map(([x, y]) => numbers(x, y)).join('L')}z`;
  const rings = RINGS.map((share) => `<path class="chart__grid" d="${outline(axes.map((_, index) => point(index, share)))}"/>`);
  const spokes = axes.map(({ label }, index) => {
    const [x, y] = point(index, 1);
    const [labelX, labelY] = point(index, 1.13);
    const anchor = Math.abs(labelX - MIDDLE_X) < 12 ? 'middle' : labelX < MIDDLE_X ? 'end' : 'start';
    return `<path class="chart__grid" d="M${numbers(MIDDLE_X, MIDDLE_Y)}L${numbers(x, y)}"/><text class="chart__label" text-anchor="${anchor}" x="${round(labelX)}" y="${round(labelY + 5)}">${escapeXml(label)}</text>`;
  });
  const shapes = series.map(({ values }, number) => {
    const points = axes.flatMap(({ most }, index) => {
      const value = values[index] ?? null;
      return value === null || most <= 0 ? [] : [point(index, Math.min(Math.max(value / most, 0), 1))];
    });
    return `<path class="chart__series chart__series--${number + 1}" d="${outline(points)}"/>`;
  });
  const keyTop = HEIGHT - 22;
  const keys = series.map(({ name }, number) => {
    const x = 16 + number * 134;
    return `<path class="chart__series chart__series--${number + 1}" d="M${x} ${keyTop}h28"/><text class="chart__note" x="${x + 34}" y="${keyTop + 4}">${escapeXml(name)}</text>`;
  });
  return {
    title,
    svg: `<svg class="chart__drawing chart__drawing--radar" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${rings.join('')}${spokes.join('')}${shapes.join('')}${keys.join('')}</svg>`,
    columns: ['指标', '满分', ...series.map(({ name }) => name)],
    rows: axes.map(({ label, most }, index) => [label, figure(most), ...series.map(({ values }) => figure(values[index] ?? null))]),
  };
}
