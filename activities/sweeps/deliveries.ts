import type { EngineClientContext } from '../../client/engine-client-context.ts';
import { verifyProjection } from '../../client/verify-projection.ts';

/** Instances a round: asking each is a call to Temporal. */
const BATCH = 50;

/**
 * Makes sure of messages that were delivered before `before`, and that nobody has heard of since: their deliverer died, or the read model
 * gave them to a subscription that had just opened. What a killed worker only seemed to deliver is handed over again.
 */
export async function confirmDeliveries(context: EngineClientContext, before: Date): Promise<void> {
  const instanceIds = await context.messages.unconfirmed(before, BATCH);
  await Promise.all(
    instanceIds.map(async (instanceId) => {
      if ((await verifyProjection(context, instanceId)) === 'agrees') await context.messages.confirmDelivered(instanceId, before);
    }),
  );
}
