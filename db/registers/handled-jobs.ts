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
 * now. While another transaction handles it this waits for that one's end: the primary key makes them queue.
 */
export async function claimJob(transaction: Transaction, job: JobIdentity): Promise<JsonObject | undefined> {
  const claimed: unknown[] = await transaction('handled_jobs')
    .insert({ instance_id: job.instanceId, job_key: job.jobKey, job_type: job.jobType })
    .onConflict(['instance_id', 'job_key'])
    .ignore()
    .returning('job_key');
  if (claimed.length > 0) return undefined;
  const row: unknown = await transaction('handled_jobs').where({ instance_id: job.instanceId, job_key: job.jobKey }).first('result');
  return handledJob.parse(row).result;
}

export async function storeJobResult(transaction: Transaction, job: JobIdentity, result: JsonObject): Promise<void> {
  await transaction('handled_jobs')
    .where({ instance_id: job.instanceId, job_key: job.jobKey })
    .update({ result: JSON.stringify(result), handled_at: transaction.fn.now() });
}

const handledJob = z.object({ result: z.record(z.string(), z.json()) });
