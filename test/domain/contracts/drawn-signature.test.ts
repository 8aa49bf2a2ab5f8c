import { describe, expect, it } from 'vitest';
import { DRAWN_LENGTH, looksDrawn, readDrawnSignature } from '../../../domain/contracts/drawn-signature.ts';

describe('readDrawnSignature', () => {
  it('knows strokes and how far they reach', () => {
    expect(readDrawnSignature('M10 20L40 25M12 60Q20 30 90 44')).toEqual({ path: 'M10 20L40 25M12 60Q20 30 90 44', box: [10, 20, 80, 40] });
  });

  it.each([
    ['a name', '高秀英'],
    ['points without a stroke', 'M10 20M40 25'],
    ['other commands', 'M10 20C1 2 3 4 5 6'],
    ['relative commands', 'M10 20l4 5'],
    ['signs and fractions', 'M-10 20L4.5 5'],
    ['a stroke without a beginning', 'L10 20L40 25'],
    ['half a point', 'M10 20L40'],
    ['markup', 'M10 20L40 25"/><script>'],
    ['what is too long', `M1 1${'L22 22'.repeat(DRAWN_LENGTH / 6 + 1)}`],
  ])('refuses %s', (_what, text) => {
    expect(readDrawnSignature(text)).toBeUndefined();
  });

  it('tells a broken drawing from a name', () => {
    expect([looksDrawn('M10 20L40'), looksDrawn('高秀英'), looksDrawn('Mark')]).toEqual([true, false, false]);
  });
});
