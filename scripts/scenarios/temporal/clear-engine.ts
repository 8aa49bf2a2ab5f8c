import { WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import type { EngineClientContext } from '../../../client/engine-client-context.ts';
import { synchroniseSchedules } from '../../../deployment/synchronise-schedules.ts';

/** Ends and forgets everything of one scenario, so that the next one finds an empty engine. Only for a run's own database. */
export async function clearEngine(context: EngineClientContext): Promise<void> {
  const { database, temporal } = context;
  const active = idRows.parse(await database('process_instances').select('id').where({ status: 'active' }));
  await Promise.all(
    active.map(async ({ id }) => {
      try {
        await temporal.workflow.getHandle(id).terminate('scenario over');
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    }),
  );
  const timers: readonly unknown[] = await database('start_events').select('element_id').where({ kind: 'timer' });
  await database.raw('truncate process_definitions, start_events, schedules, process_instances, messages, message_starts cascade');
  if (timers.length > 0) await synchroniseSchedules(context);
}

const idRows = z.array(z.object({ id: z.string() }));
