import type { InstanceUpdateArguments, InstanceUpdateName, InstanceUpdateReply } from '../contract/process-instance.ts';
import { requireVersion } from './check-migration.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import type { OperationRequest } from './engine-client.ts';
import { executeUpdate } from './execute-update.ts';
import { restartInstance } from './restart-instance.ts';

/** Does what an operator asks for to one instance. The reply of a restart is the new instance's. */
export async function performOperation(context: EngineClientContext, request: OperationRequest): Promise<InstanceUpdateReply> {
  const { instanceId, operation, updateId, actor } = request;
  const execute = <Name extends InstanceUpdateName>(name: Name, args: InstanceUpdateArguments[Name]) =>
    executeUpdate(context, { instanceId, name, args, updateId });
  switch (operation.kind) {
    case 'cancel':
      return await execute('cancel', { reason: operation.reason });
    case 'suspend':
    case 'resume':
    case 'resolveIncidents':
      return await execute(operation.kind, {});
    case 'setVariables': {
      const { kind: _kind, ...args } = operation;
      return await execute('setVariables', args);
    }
    case 'modify': {
      const { kind: _kind, ...args } = operation;
      return await execute('modify', args);
    }
    case 'migrate': {
      const { definitionHash, mapping } = operation;
      await requireVersion(context, definitionHash);
      return await execute('migrate', { definition: { definitionHash }, definitionHash, mapping });
    }
    case 'restart':
      return await restartInstance(context, { instanceId, ...operation, requestId: updateId, startedBy: actor });
  }
}
