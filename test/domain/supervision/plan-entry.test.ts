import { describe, expect, it } from 'vitest';
import { planEntryState, proposedDay } from '../../../domain/supervision/plan-entry.ts';

describe('planEntryState', () => {
  it.each([
    [null, '2026-06-30', 'planned'],
    [null, '2026-07-01', 'overdue'],
    ['arranged', '2026-06-30', 'started'],
    ['arranged', '2026-07-01', 'overdue'],
    ['cancelled', '2026-06-01', 'planned'],
    ['visited', '2026-09-01', 'done'],
    ['following-up', '2026-09-01', 'done'],
    ['closed', '2026-05-01', 'done'],
  ] as const)('of June with a visit that is %s, on %s, is %s', (visitStatus, today, state) => {
    expect(planEntryState({ year: 2026, month: 6, visitStatus }, today)).toBe(state);
  });

  it('compares months across years', () => {
    expect(planEntryState({ year: 2025, month: 12, visitStatus: null }, '2026-01-01')).toBe('overdue');
    expect(planEntryState({ year: 2026, month: 1, visitStatus: null }, '2025-12-31')).toBe('planned');
  });
});

describe('proposedDay', () => {
  it('is the first of the month, or today once that has passed', () => {
    expect(proposedDay({ year: 2026, month: 6 }, '2026-03-15')).toBe('2026-06-01');
    expect(proposedDay({ year: 2026, month: 6 }, '2026-06-15')).toBe('2026-06-15');
  });
});
