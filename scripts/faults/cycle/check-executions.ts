import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { createTemporalClient } from '../../../client/temporal-connection.ts';
import type { Config } from '../../../config/config.ts';
import { searchAttributes } from '../../../contract/process-instance.ts';
import type { Database } from '../../../db/connection.ts';
import { callerOf } from './cycle-facts.ts';

/**
 * What is wrong with how Temporal ran the instances that a cycle has called: each must have run once, and have ended exactly if the read
 * model says so. Temporal's lists lag behind, so it looks again for a while before it believes what is wrong.
 */
export async function findExecutionProblems(database: Database, config: Config, cycleId: string): Promise<readonly string[]> {
  const temporal = await createTemporalClient(config);
  try {
    const giveUp = Date.now() + LISTS_LAG;
    for (;;) {
      const problems = compare(await runsOf(temporal), await statusesOf(database, cycleId));
      if (problems.length === 0 || Date.now() > giveUp) return problems;
      await sleep(500);
    }
  } finally {
    await temporal.connection.close();
  }
}

/** Milliseconds. */
const LISTS_LAG = 15_000;

/** Temporal's statuses by workflow id, one entry a run that didn't continue as new. */
async function runsOf(temporal: Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const runs = new Map<string, string[]>();
  for await (const { workflowId, status } of temporal.workflow.list({ query: `${searchAttributes.processId} = 'station-evaluation'` })) {
    if (status.name !== 'CONTINUED_AS_NEW') runs.set(workflowId, [...(runs.get(workflowId) ?? []), status.name]);
  }
  return runs;
}

const instanceRows = z.array(z.object({ id: z.string(), status: z.string() }));

async function statusesOf(database: Database, cycleId: string): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await database('process_instances')
    .where({ parent_instance_id: callerOf(cycleId) })
    .select('id', 'status');
  return new Map(instanceRows.parse(rows).map(({ id, status }) => [id, status]));
}

function compare(runs: ReadonlyMap<string, readonly string[]>, statuses: ReadonlyMap<string, string>): readonly string[] {
  const ids = new Set([...runs.keys(), ...statuses.keys()]);
  return [...ids].flatMap((id) => {
    const expected = statuses.get(id) === 'active' ? 'RUNNING' : 'COMPLETED';
    const found = runs.get(id)?.join() ?? 'never run';
    return statuses.has(id) && found === expected ? [] : [`${id}: ${found} in Temporal, ${statuses.get(id) ?? 'missing'} here`];
  });
}
