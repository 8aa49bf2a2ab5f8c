import type { EngineClientContext } from '../../client/engine-client-context.ts';
import { verifyProjection } from '../../client/verify-projection.ts';

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
  const outcomes = await Promise.all(
    doubts.map(async (doubt) => {
      const outcome = await verifyProjection(context, doubt.instanceId);
      if (outcome !== 'unanswered') await context.doubts.remove(doubt);
      return outcome;
    }),
  );
  return outcomes.filter((outcome) => outcome === 'rewritten').length;
}
