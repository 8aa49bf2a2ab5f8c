import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Transaction } from '../connection.ts';

/** Identity of a job: it is handled once. */
export interface JobIdentity {
  readonly instanceId: string;
  readonly jobKey: string;
  readonly jobType: string;
}

/**
 * Takes a job for this transaction. Answers the stored result if the job was handled before, undefined if it is ours
 * now. While another transaction handles it this waits for that one's end: the primary key makes them queue. The type belongs to the
 * identity: after a crash another job may come with the key of one whose end was never recorded.
 */
export async function claimJob(transaction: Transaction, job: JobIdentity): Promise<JsonObject | undefined> {
  const claimed: unknown[] = await transaction('handled_jobs')
    .insert(rowOf(job))
    .onConflict(['instance_id', 'job_key', 'job_type'])
    .ignore()
    .returning('job_key');
  if (claimed.length > 0) return undefined;
  const row: unknown = await transaction('handled_jobs').where(rowOf(job)).first('result');
  return handledJob.parse(row).result;
}

export async function storeJobResult(transaction: Transaction, job: JobIdentity, result: JsonObject): Promise<void> {
  await transaction('handled_jobs')
    .where(rowOf(job))
    .update({ result: JSON.stringify(result), handled_at: transaction.fn.now() });
}

function rowOf({ instanceId, jobKey, jobType }: JobIdentity) {
  return { instance_id: instanceId, job_key: jobKey, job_type: jobType };
}

const handledJob = z.object({ result: z.record(z.string(), z.json()) });
