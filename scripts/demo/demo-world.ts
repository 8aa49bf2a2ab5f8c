import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineClient } from '../../client/engine-client.ts';
import type { Database } from '../../db/connection.ts';
import { openTasksOf } from '../../db/instances/open-tasks.ts';
import type { RegisterKeys } from '../../db/registers/register-keys.ts';
import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import type { DemoStep } from './demo-steps.ts';

/** What starting the demonstration's instances needs. */
export interface DemoWorld {
  readonly database: Database;
  readonly engine: EngineClient;
  readonly keys: RegisterKeys;
  readonly tree: OrganisationTree;
}

/** Milliseconds for the service tasks between two user tasks; a machine that just started is slow. */
export const PATIENCE = 60_000;
const POLL_INTERVAL = 200;

/** Does the steps of an instance as their people, as far as its tasks come. */
export async function takeSteps(
  { database, engine }: DemoWorld,
  id: string,
  steps: readonly DemoStep[],
  { station, token }: { readonly station: string; readonly token: string },
): Promise<void> {
  for (const step of steps) {
    const key = await openTask(database, id, step.elementId);
    if (key === undefined) break;
    const task = { key, variables: step.variables, actor: step.actor(station) };
    await engine.execute(id, 'completeUserTask', task, { updateId: `${token}:${step.elementId}` });
  }
}

/** The key of the open task of an element, as soon as the service tasks before it are done; undefined if that takes too long. */
async function openTask(database: Database, id: string, elementId: string): Promise<string | undefined> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const found = (await openTasksOf(database, [id])).find((task) => task.elementId === elementId);
    if (found !== undefined) return found.key;
    await sleep(POLL_INTERVAL);
  }
  return undefined;
}
