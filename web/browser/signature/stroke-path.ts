/** A place of the pen on the pad, in the pad's own units. */
export type Point = readonly [number, number];

/** Longest path that the server keeps (domain/contracts/drawn-signature.ts). */
const MOST = 4_000;

/** More strokes than anybody's name has; their ends alone still fit. */
export const MOST_STROKES = 200;

/** Units between points: less than a finger's tremble at first. */
const [FINEST, COARSEST] = [2, 1_000];

/**
 * Strokes as a compact SVG path of whole numbers: smooth curves through the middles between points. Points that hardly differ are left
 * out, more of them the longer the signature is.
 */
export function strokePath(strokes: readonly (readonly Point[])[]): string {
  for (let distance = FINEST; ; distance *= 1.5) {
    const path = strokes.map((stroke) => curve(thin(stroke, distance))).join('');
    if (path.length <= MOST || distance > COARSEST) return path;
  }
}

/** Keeps the ends and what lies at least `distance` from the point kept before. */
function thin(stroke: readonly Point[], distance: number): readonly Point[] {
  const kept: Point[] = [];
  for (const point of stroke) {
    const previous = kept.at(-1);
    if (previous === undefined || Math.hypot(point[0] - previous[0], point[1] - previous[1]) >= distance) kept.push(point);
  }
  const last = stroke.at(-1);
  if (last !== undefined && kept.at(-1) !== last) kept.push(last);
  return kept;
}

function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const last = rest.at(-1);
  // A dot is a short line: a point alone draws nothing.
  if (last === undefined) return `M${text(first)}L${text([first[0] + 1, first[1]])}`;
  const curves = rest.slice(0, -1).map((point, index) => `Q${text(point)} ${text(middle(point, rest[index + 1] ?? last))}`);
  return `M${text(first)}${curves.join('')}L${text(last)}`;
}

function middle(one: Point, other: Point): Point {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

function text([x, y]: Point): string {
  return `${whole(x)} ${whole(y)}`;
}

/** The pad's units are never negative, whatever a finger does beyond its edge. */
function whole(value: number): number {
  return Math.min(9_999, Math.max(0, Math.round(value)));
}
