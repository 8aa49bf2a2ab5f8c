import { readDrawnSignature } from '../domain/contracts/drawn-signature.ts';

/** What the partial `signature` prints: the strokes, cut to what was drawn. */
export interface DrawingView {
  readonly path: string;
  readonly viewBox: string;
}

/** A drawn signature for a page; undefined for a typed name and for anything that isn't a clean path. */
export function drawingView(text: string): DrawingView | undefined {
  const drawn = readDrawnSignature(text);
  if (drawn === undefined) return undefined;
  const [left, top, width, height] = drawn.box;
  return { path: drawn.path, viewBox: [left - EDGE, top - EDGE, width + 2 * EDGE, height + 2 * EDGE].join(' ') };
}

/** Room for the pen's width. */
const EDGE = 6;
