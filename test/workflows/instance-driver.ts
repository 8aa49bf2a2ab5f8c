import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { InstanceUpdateReply } from '../../contract/process-instance.ts';
import type { EngineClientContext } from '../../client/engine-client-context.ts';
import type { EngineClient } from '../../client/engine-client.ts';
import type { Database } from '../../db/connection.ts';
import { eventually } from './eventually.ts';

export interface DrivenEngine {
  readonly database: Database;
  readonly client: EngineClient;
  readonly context: EngineClientContext;
}

/** Plays the people and programs around the instances of a test. */
export function driverOf(engine: DrivenEngine) {
  return { start, openTasks, taskOf, complete, status, waitForIncident, waitForTask, waitForStatus, historyOf };

  async function start(processId: string, variables: JsonObject = {}, businessKey: string = randomUUID()): Promise<InstanceUpdateReply> {
    return await engine.client.startInstance({
      processId,
      businessKey,
      organisation: 'room',
      variables,
      requestId: businessKey,
      startedBy: 'starter',
    });
  }

  async function openTasks(instanceId: string): Promise<readonly { readonly key: string; readonly elementId: string }[]> {
    const rows: unknown = await engine
      .database('tasks')
      .select({ key: 'key', elementId: 'element_id' })
      .where({ instance_id: instanceId, state: 'open' })
      .orderBy('created_at');
    return z.array(z.object({ key: z.string(), elementId: z.string() })).parse(rows);
  }

  async function taskOf(instanceId: string, elementId: string): Promise<string> {
    const task = (await openTasks(instanceId)).find((open) => open.elementId === elementId);
    if (task === undefined) throw new Error(`${elementId} is not open in ${instanceId}`);
    return task.key;
  }

  /** Completes the open task of an element. */
  async function complete(
    instanceId: string,
    elementId: string,
    variables: JsonObject = {},
    updateId: string = randomUUID(),
  ): Promise<InstanceUpdateReply> {
    const key = await taskOf(instanceId, elementId);
    return await engine.client.execute(instanceId, 'completeUserTask', { key, variables, actor: 'worker-1' }, { updateId });
  }

  /** Incidents of the instance, as soon as there is one. */
  async function waitForIncident(instanceId: string): Promise<readonly { readonly key: string }[]> {
    const rows = () =>
      engine
        .database('incidents')
        .select({ key: 'key', kind: 'kind', elementId: 'element_id', message: 'message' })
        .where({ instance_id: instanceId });
    return z.array(z.looseObject({ key: z.string() })).parse(await eventually(rows, (found) => found.length > 0));
  }

  async function status(instanceId: string): Promise<string | undefined> {
    return (await engine.context.instances.byId(instanceId))?.status;
  }

  /** Ids of the elements whose tasks are open, as soon as this one is among them. */
  async function waitForTask(instanceId: string, elementId: string): Promise<readonly string[]> {
    return await eventually(
      async () => (await openTasks(instanceId)).map((task) => task.elementId),
      (open) => open.includes(elementId),
    );
  }

  async function waitForStatus(instanceId: string, wanted: string): Promise<string | undefined> {
    return await eventually(
      () => status(instanceId),
      (found) => found === wanted,
    );
  }

  /** Ids of elements in the order in which they completed. */
  async function historyOf(instanceId: string): Promise<readonly unknown[]> {
    const rows = await engine.context.instances.history(instanceId);
    return rows
      .flatMap(({ entries }) => entries)
      .filter(({ type, event, role }) => type === 'element' && event === 'completed' && role === 'element')
      .map(({ elementId }) => elementId);
  }
}
