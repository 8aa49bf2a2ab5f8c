import { randomUUID } from 'node:crypto';
import { audit } from '../../../db/audit/audit.ts';
import { createBatch } from '../../../db/batches/batches.ts';
import type { Database, Transaction } from '../../../db/connection.ts';
import { pauseCycle, resumeCycle, type EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { listBoard } from '../../../db/registers/station-evaluations.ts';
import { isSettled } from '../../../domain/evaluations/evaluation-status.ts';

/**
 * Stops the clocks of a cycle and of all its stations: the register and the batch that suspends the instances are written together, and
 * workers carry the batch out however often they are killed. False when the cycle isn't running any more.
 */
export async function pause(
  database: Database,
  cycle: EvaluationCycle,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    if (!(await pauseCycle(transaction, cycle.id, reason))) return false;
    await operateAll(transaction, cycle, 'suspend', by);
    await audit(transaction, { actor: by, action: 'evaluation.pause', subject: { kind: 'evaluation', id: cycle.id }, details: { reason } });
    return true;
  });
}

/** Lets the clocks run again. False when the cycle isn't paused. */
export async function resume(database: Database, cycle: EvaluationCycle, by: string): Promise<boolean> {
  return await database.transaction(async (transaction) => {
    if (!(await resumeCycle(transaction, cycle.id))) return false;
    await operateAll(transaction, cycle, 'resume', by);
    await audit(transaction, { actor: by, action: 'evaluation.resume', subject: { kind: 'evaluation', id: cycle.id } });
    return true;
  });
}

async function operateAll(transaction: Transaction, cycle: EvaluationCycle, kind: 'suspend' | 'resume', createdBy: string): Promise<void> {
  const stations = await listBoard(transaction, cycle.id);
  const running = stations.flatMap(({ instanceId, status }) =>
    instanceId === null || (isSettled(status) && status !== 'rectifying') ? [] : [instanceId],
  );
  await createBatch(transaction, { id: randomUUID(), operation: { kind }, selection: { ids: [cycle.instanceId, ...running] }, createdBy });
}
