import type { EngineClientContext } from '../../client/engine-client-context.ts';
import { EngineUnavailable } from '../../client/engine-unavailable.ts';
import { verifyProjection } from '../../client/verify-projection.ts';
import type { Doubt } from '../../db/read-model/doubts-repository.ts';

/** What was asked for and isn't through by now won't be without being asked for again. */
const UNDER_WAY = 5_000;

/** Instances a round: asking each is a call to Temporal. */
const BATCH = 50;

/**
 * Looks at instances that somebody asked for something without getting an answer, and has those written anew whose read model tells of what
 * never happened: else a task that seems done is in nobody's inbox. Answers how many.
 */
export async function settleDoubts(context: EngineClientContext, now: Date): Promise<number> {
  const doubts = await context.doubts.before(new Date(now.getTime() - UNDER_WAY), BATCH);
  const rewritten = await Promise.all(doubts.map((doubt) => settle(context, doubt)));
  return rewritten.filter(Boolean).length;
}

async function settle(context: EngineClientContext, doubt: Doubt): Promise<boolean> {
  try {
    const outcome = await verifyProjection(context, doubt.instanceId);
    await context.doubts.remove(doubt);
    return outcome === 'rewritten';
  } catch (error) {
    // The next round asks again; one instance that doesn't answer keeps nobody else waiting.
    if (error instanceof EngineUnavailable) return false;
    throw error;
  }
}
