import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/connection.ts';
import {
  listCalendarOverrides,
  loadCalendarOverrides,
  setCalendarOverride,
  type CalendarOverride,
} from '../../../db/registers/calendar-overrides.ts';
import { isWorkingDay } from '../../../domain/working-days/working-days.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

const set = async (override: CalendarOverride): Promise<void> => {
  await database.transaction((transaction) => setCalendarOverride(transaction, override, 'bureau-desk'));
};

describe('calendar overrides', () => {
  it('turn a working day into a day off, and back, with a trace of each', async () => {
    await set({ day: '2026-11-24', working: false, note: '全市停电' });
    expect(isWorkingDay('2026-11-24', await loadCalendarOverrides(database))).toBe(false);
    await set({ day: '2026-11-24', working: true, note: '恢复' });
    expect(isWorkingDay('2026-11-24', await loadCalendarOverrides(database))).toBe(true);
    expect(await listCalendarOverrides(database)).toEqual([{ day: '2026-11-24', working: true, note: '恢复' }]);
    expect(await database('audit_log').where({ action: 'calendar.set', subject_id: '2026-11-24', actor: 'bureau-desk' })).toHaveLength(2);
  });
});
