import { describe, expect, it } from 'vitest';
import { DRAWN_LENGTH, readDrawnSignature } from '../../../../domain/contracts/drawn-signature.ts';
import { strokePath, type Point } from '../../../../web/browser/signature/stroke-path.ts';

describe('strokePath', () => {
  it('draws curves through the middles between points, in whole numbers', () => {
    expect(
      strokePath([
        [
          [0.4, 10.6],
          [10, 20],
          [20, 20],
        ],
      ]),
    ).toBe('M0 11Q10 20 15 20L20 20');
  });

  it('leaves out what hardly moves, keeps the end, and makes a dot visible', () => {
    const stroke: Point[] = [
      [5, 5],
      [5.5, 5],
      [6, 5],
    ];
    expect(strokePath([stroke])).toBe('M5 5L6 5');
    expect(strokePath([[[5, 5]]])).toBe('M5 5L6 5');
    expect(strokePath([])).toBe('');
  });

  it('stays on the pad', () => {
    expect(
      strokePath([
        [
          [-30, 20],
          [40, -8],
        ],
      ]),
    ).toBe('M0 20L40 0');
  });

  it('is a drawing that the server takes, however long one writes', () => {
    // given twenty strokes of a thousand points
    const strokes = Array.from({ length: 20 }, (_stroke, stroke) =>
      Array.from({ length: 1_000 }, (_point, index): Point => [300 + 280 * Math.cos(index / 20 + stroke), 100 + 95 * Math.sin(index / 13)]),
    );
    // when they are written as a path, then it is short enough and clean
    const path = strokePath(strokes);
    expect(path.length).toBeLessThanOrEqual(DRAWN_LENGTH);
    expect(readDrawnSignature(path)).toBeDefined();
  });
});
