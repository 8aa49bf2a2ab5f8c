/**
 * A signature drawn by hand, as text: an SVG path of absolute moves, lines and quadratic curves with whole coordinates, such as
 * `M12 40Q20 30 28 44L60 41`. Nothing else is one, so it can stand in a page's SVG as it is.
 */
export interface DrawnSignature {
  readonly path: string;
  /** Left, top, width and height of what was drawn. */
  readonly box: readonly [number, number, number, number];
}

/** Longest path that is kept, in characters: some twenty quick strokes. */
export const DRAWN_LENGTH = 4_000;

/** Whether a text means to be a drawing, whole or not: nobody's name begins so. */
export function looksDrawn(text: string): boolean {
  return /^M\d/u.test(text);
}

/** The drawing that a text is; undefined when it is none. Points alone, without a stroke, are none. */
export function readDrawnSignature(text: string): DrawnSignature | undefined {
  if (text.length > DRAWN_LENGTH || !PATH.test(text) || !/[LQ]/u.test(text)) return undefined;
  const numbers = [...text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
  const [xs, ys] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { path: text, box: [left, top, Math.max(...xs) - left, Math.max(...ys) - top] };
}

const POINT = String.raw`\d{1,4} \d{1,4}`;
const PATH = new RegExp(`^(?:M${POINT}(?:L${POINT}|Q${POINT} ${POINT})*)+$`, 'u');
