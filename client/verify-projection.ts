import { randomUUID } from 'node:crypto';
import { PROJECTION_QUERY, type ProjectionState } from '../contract/process-instance.ts';
import { callEngine } from './call-engine.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import { EngineUnavailable } from './engine-unavailable.ts';
import { executeUpdate } from './execute-update.ts';
import { Refused } from './refused.ts';

/**
 * Asks an instance whether it knows what was last written to its read model. A worker writes before Temporal hears of it; when the worker or
 * Temporal is killed in between, and what was asked for is never asked again, nothing else brings the difference to light. Then the
 * instance writes everything anew. Answers whether it was as it should be; one that doesn't answer can be asked again later.
 */
export async function verifyProjection(context: EngineClientContext, instanceId: string): Promise<'agrees' | 'rewritten' | 'unanswered'> {
  try {
    if (await isKnown(context, instanceId)) return 'agrees';
    await executeUpdate(context, { instanceId, name: 'resynchronise', args: {}, updateId: randomUUID() });
    return 'rewritten';
  } catch (error) {
    // It has ended, and its last batch found out whatever was there.
    if (error instanceof Refused) return 'agrees';
    if (error instanceof EngineUnavailable) return 'unanswered';
    throw error;
  }
}

async function isKnown({ temporal, instances, ...context }: EngineClientContext, instanceId: string): Promise<boolean> {
  const before = await instances.tokenOf(instanceId);
  const handle = temporal.workflow.getHandle(instanceId);
  const { token } = await callEngine({ temporal, ...context }, () => handle.query<ProjectionState>(PROJECTION_QUERY));
  // Between the two questions it may have written more.
  return token === before || token === (await instances.tokenOf(instanceId));
}
