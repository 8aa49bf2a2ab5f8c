import { describe, expect, it } from 'vitest';
import { averageHours } from '../../../domain/training/average-hours.ts';

describe('averageHours', () => {
  it.each([
    ['nobody', [], null],
    ['only somebody who left', [{ hours: 8, onStaff: false }], null],
    ['staff without any hours', [{ hours: 0, onStaff: true }], 0],
    [
      'three people',
      [
        { hours: 4, onStaff: true },
        { hours: 3.5, onStaff: true },
        { hours: 0, onStaff: true },
      ],
      2.5,
    ],
    [
      'somebody who left with many hours',
      [
        { hours: 10, onStaff: true },
        { hours: 60, onStaff: false },
      ],
      10,
    ],
  ])('given %s', (_, people, expected) => {
    expect(averageHours(people)).toBe(expected);
  });
});
