import type { EngineClientContext } from '../../client/engine-client-context.ts';
import { redeliver } from '../../client/publish.ts';
import { startByMessage } from '../../client/start-by-message.ts';
import { confirmDeliveries } from './deliveries.ts';

/** A message that is under way this long has lost its deliverer. */
const LOST_AFTER = 5_000;
const BATCH = 100;

/**
 * Carries on what a killed process left half done: messages that only seem to have arrived, that were taken and haven't arrived, that wait
 * although somebody waits for them or they could begin an instance; and forgets those whose time is over. Answers how many it delivered.
 */
export async function sweepMessages(context: EngineClientContext, now: Date): Promise<number> {
  const { messages, messageStarts } = context;
  const longAgo = new Date(now.getTime() - LOST_AFTER);
  await confirmDeliveries(context, longAgo);
  const stranded = [...(await messages.undelivered(longAgo, BATCH)), ...(await messages.rematch(BATCH))];
  for (const message of stranded) await redeliver(context, message);
  const startable = await messageStarts.startable(BATCH);
  for (const message of startable) await startByMessage(context, message);
  await messages.deleteExpired(now);
  return stranded.length + startable.length;
}
