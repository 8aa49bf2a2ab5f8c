import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { findCycle } from '../../db/registers/evaluation-cycles.ts';
import { down, up } from '../../migrations/0017-due-moments.ts';
import { openTestDatabase } from '../support/test-database.ts';

describe('migration 0017', () => {
  let database: Database;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ database, close } = await openTestDatabase());
  });
  afterAll(() => close());

  it('ends the days of cycles that run when the offices close, and back keeps the days', async () => {
    // given a cycle that began before, with days
    await down(database);
    await addCycle(database, { self_assessment_due: '2026-07-08', review_due: '2026-08-05' });
    // when
    await up(database);
    // then
    expect(await findCycle(database, CYCLE)).toMatchObject({
      selfAssessmentDue: new Date('2026-07-08T18:00:00+08:00'),
      reviewDue: new Date('2026-08-05T18:00:00+08:00'),
    });
    // and when a time early in the day goes back, then it is still that day of the city
    await database('evaluation_cycles').update({ self_assessment_due: new Date('2026-07-09T07:30:00+08:00') });
    await down(database);
    expect(await database('evaluation_cycles').first('self_assessment_due', 'review_due')).toEqual({
      self_assessment_due: '2026-07-09',
      review_due: '2026-08-05',
    });
    await up(database);
  });
});

const CYCLE = 'PJ-2026-000001';

async function addCycle(database: Database, due: { readonly self_assessment_due: string; readonly review_due: string }): Promise<void> {
  const at = new Date('2026-06-20T09:00:00+08:00');
  const scheme = 'c0a8012e-0000-4000-8000-000000000001';
  await database('indicator_schemes').insert({
    id: scheme,
    year: 2026,
    version: 1,
    status: 'draft',
    content: '{}',
    edited_by: 'desk',
    edited_at: at,
  });
  await database('evaluation_cycles').insert({
    id: CYCLE,
    year: 2026,
    kind: 'mid-term',
    scheme_id: scheme,
    status: 'running',
    ...due,
    closes_at: new Date('2026-09-01T18:00:00+08:00'),
    reviewers: ['supervisor'],
    instance_id: `annual-evaluation:${CYCLE}`,
    started_by: 'desk',
    started_at: at,
  });
}
