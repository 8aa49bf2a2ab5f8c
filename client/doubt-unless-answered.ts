import type { EngineClientContext } from './engine-client-context.ts';
import { EngineUnavailable } from './engine-unavailable.ts';

/**
 * Acts on an instance, and remembers it when no answer comes: a worker may have written what was asked for before Temporal was killed, which
 * forgets what it hadn't recorded. Most people try again, and that brings it to light; the sweep looks after those who don't.
 */
export async function doubtUnlessAnswered<Answer>(
  { doubts }: Pick<EngineClientContext, 'doubts'>,
  instanceId: string,
  act: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    // Nobody waits for it: with the database away as well it would only delay the bad news.
    if (error instanceof EngineUnavailable) void doubts.add(instanceId).catch(() => undefined);
    throw error;
  }
}
