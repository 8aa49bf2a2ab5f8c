import { callEngine } from './call-engine.ts';
import { doubtUnlessAnswered } from './doubt-unless-answered.ts';
import type { EngineClient } from './engine-client.ts';
import { createEngineClientContext, type EngineClientOptions } from './engine-client-context.ts';
import { executeUpdate } from './execute-update.ts';
import { broadcast } from './broadcast.ts';
import { checkMigration } from './check-migration.ts';
import { performOperation } from './perform-operation.ts';
import { publish } from './publish.ts';
import { startWaiting } from './start-by-message.ts';
import { startInstance } from './start-instance.ts';

/** A process that also has a context for other work shares it, so that both keep to the same limits. */
export function createEngineClient(options: EngineClientOptions, context = createEngineClientContext(options)): EngineClient {
  return {
    startInstance: (request) => startInstance(context, request),
    execute: (instanceId, name, args, { updateId }) =>
      doubtUnlessAnswered(context, instanceId, () => executeUpdate(context, { instanceId, name, args, updateId })),
    operate: (request) => doubtUnlessAnswered(context, request.instanceId, () => performOperation(context, request)),
    checkMigration: (migration) => checkMigration(context, migration),
    publishMessage: (message) => publish(context, message),
    startWaiting: (processId, correlationKey) => startWaiting(context, processId, correlationKey),
    broadcastSignal: (signal) => broadcast(context, signal),
    async isAvailable() {
      try {
        await callEngine(context, () => context.temporal.connection.workflowService.getSystemInfo({}));
        return true;
      } catch {
        return false;
      }
    },
  };
}
