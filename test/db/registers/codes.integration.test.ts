import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/connection.ts';
import { nextCode } from '../../../db/registers/codes.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

describe('nextCode', () => {
  it('gives fifty askers at once fifty codes', async () => {
    const codes = await Promise.all(Array.from({ length: 50 }, () => nextCode(database, 'GA', new Date('2026-11-23T10:00:00+08:00'))));
    expect(new Set(codes).size).toBe(50);
    expect(codes.toSorted().at(0)).toBe('GA-2026-000001');
  });

  it('begins anew each year of the city, and counts each kind for itself', async () => {
    expect(await nextCode(database, 'GA', new Date('2026-12-31T16:00:00Z'))).toBe('GA-2027-000001');
    expect(await nextCode(database, 'XZ', new Date('2026-12-31T15:59:59Z'))).toBe('XZ-2026-000001');
  });
});
