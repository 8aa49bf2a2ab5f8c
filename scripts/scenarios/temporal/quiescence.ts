import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineClientContext } from '../../../client/engine-client-context.ts';
import { z } from 'zod';

const PAUSE = 25;
/** What happens between two instances may leave both at rest for a moment. */
const ROUNDS_OF_REST = 2;

/**
 * Waits until nothing more happens by itself: no instance has anything to do, and no activity runs except jobs that
 * only a step completes. Gives up at `until` (epoch milliseconds), because something may be busy for good; what then
 * isn't as expected is found by the expectations.
 */
export async function comeToRest(context: EngineClientContext, isManual: (jobType: string) => boolean, until: number): Promise<void> {
  let rounds = 0;
  while (rounds < ROUNDS_OF_REST && Date.now() < until) {
    rounds = (await isAtRest(context, isManual)) ? rounds + 1 : 0;
    await sleep(PAUSE);
  }
}

async function isAtRest({ database, temporal }: EngineClientContext, isManual: (jobType: string) => boolean): Promise<boolean> {
  const active = idRows.parse(await database('process_instances').select('id').where({ status: 'active' }));
  const resting = await Promise.all(
    active.map(async ({ id }) => {
      const { raw } = await temporal.workflow.getHandle(id).describe();
      const running = (raw.pendingActivities ?? []).map((activity) => activity.activityType?.name ?? '');
      return raw.pendingWorkflowTask == null && running.every(isManual);
    }),
  );
  return resting.every((rests) => rests);
}

const idRows = z.array(z.object({ id: z.string() }));
