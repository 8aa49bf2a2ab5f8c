import { describe, expect, it } from 'vitest';
import { dueText } from '../../../domain/working-days/due-text.ts';

describe('dueText', () => {
  it.each([
    ['2026-12-07T18:00:00+08:00', '2026-12-07'],
    ['2026-12-07T14:30:00+08:00', '2026-12-07 14:30'],
    ['2026-12-07T00:00:00+08:00', '2026-12-07 00:00'],
    // in the city it is another day already
    ['2026-12-07T16:05:00Z', '2026-12-08 00:05'],
  ])('%s → %s', (at, text) => {
    expect(dueText(new Date(at))).toBe(text);
  });
});
