import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/connection.ts';
import { claimJob, storeJobResult, type JobIdentity } from '../../../db/registers/handled-jobs.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

/** Handles a job unless it was handled; answers what the instance gets. */
async function handle(job: JobIdentity, result: JsonObject): Promise<JsonObject> {
  return await database.transaction(async (transaction) => {
    const earlier = await claimJob(transaction, job);
    if (earlier !== undefined) return earlier;
    await storeJobResult(transaction, job, result);
    return result;
  });
}

describe('handled jobs', () => {
  const evidence = { instanceId: 'station-evaluation:1', jobKey: '7', jobType: 'collect-evidence' };

  it('given a job that was handled, when it comes again, several times at once, then each gets the first result', async () => {
    await handle(evidence, { cases: 3 });
    expect(await Promise.all([1, 2, 3].map((cases) => handle(evidence, { cases })))).toEqual([{ cases: 3 }, { cases: 3 }, { cases: 3 }]);
  });

  it('given a crash after which another job has the same key, then that job is handled too', async () => {
    await handle(evidence, { cases: 3 });
    expect(await handle({ ...evidence, jobType: 'close-station-evaluation' }, { closed: true })).toEqual({ closed: true });
    expect(await handle(evidence, {})).toEqual({ cases: 3 });
  });
});
