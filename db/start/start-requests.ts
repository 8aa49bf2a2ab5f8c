import { z } from 'zod';
import type { Database } from '../connection.ts';
import { nextCode } from '../registers/codes.ts';

export interface StartRequest {
  /** Made when the page was shown. */
  readonly token: string;
  readonly personId: string;
  readonly processId: string;
  /** Of the code: GA for GA-2026-000123. */
  readonly prefix: string;
  readonly now: Date;
}

/** The code of what a person starts: the same token gets the same code, so that a form sent twice starts one instance. */
export async function codeForStart(database: Database, { token, personId, processId, prefix, now }: StartRequest): Promise<string> {
  return await database.transaction(async (transaction) => {
    await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 3))', [token]);
    const known: unknown = await transaction('start_requests')
      .where({ token, person_id: personId, process_id: processId })
      .first('business_key');
    if (known !== undefined) return z.object({ business_key: z.string() }).parse(known).business_key;
    const businessKey = await nextCode(transaction, prefix, now);
    await transaction('start_requests').insert({ token, person_id: personId, process_id: processId, business_key: businessKey });
    return businessKey;
  });
}
