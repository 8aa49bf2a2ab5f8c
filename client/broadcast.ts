import { WorkflowNotFoundError } from '@temporalio/client';
import { DEFAULT_ORGANISATION, instanceSignals, refusals, type InstanceSignalArguments } from '../contract/process-instance.ts';
import { refuseVariables } from '../contract/variable-limits.ts';
import type { Starter } from '../db/read-model/definitions-repository.ts';
import { callEngine } from './call-engine.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import type { SignalToBroadcast } from './engine-client.ts';
import { Refused } from './refused.ts';
import { startedKey } from './start-by-message.ts';
import { startInstance } from './start-instance.ts';

/** Instances signalled at once. */
const CONCURRENCY = 16;

/**
 * Sends a signal to every instance that waits for it at this moment, then starts the processes that begin with it.
 * Repeating it with the same id is harmless: instances remember ids, and started ones are named after it.
 */
export async function broadcast(context: EngineClientContext, signal: SignalToBroadcast): Promise<void> {
  const refused = refuseVariables(signal.variables);
  if (refused !== undefined) throw new Refused(refused.kind, refused.message);
  const waiting = [...(await context.instances.waitingForSignal(signal.name))];
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (let instanceId = waiting.shift(); instanceId !== undefined; instanceId = waiting.shift()) {
        await send(context, instanceId, signal);
      }
    }),
  );
  for (const starter of await context.definitions.startersOf('signal', signal.name)) await start(context, signal, starter);
}

async function send(context: EngineClientContext, instanceId: string, { id, name, variables }: SignalToBroadcast): Promise<void> {
  const argument: InstanceSignalArguments['broadcastSignal'] = { id, name, variables };
  try {
    await callEngine(context, () => context.temporal.workflow.getHandle(instanceId).signal(instanceSignals.broadcast, argument));
  } catch (error) {
    // It has ended since.
    if (!(error instanceof Refused) && !(error instanceof WorkflowNotFoundError)) throw error;
  }
}

async function start(
  context: EngineClientContext,
  { id, variables, organisation = DEFAULT_ORGANISATION }: SignalToBroadcast,
  { processId, elementId, definition, definitionHash }: Starter,
): Promise<void> {
  try {
    await startInstance(context, {
      processId,
      definitionHash,
      startEvent: elementId,
      ...(definition === null ? {} : { startDefinition: definition }),
      businessKey: startedKey(id, ''),
      organisation,
      variables,
      requestId: `signal:${id}`,
    });
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== refusals.exists) throw error;
  }
}
