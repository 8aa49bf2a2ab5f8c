import { randomUUID } from 'node:crypto';
import type { EngineClient } from '../../../client/engine-client.ts';
import type { InstanceUpdateArguments, InstanceUpdateName } from '../../../contract/process-instance.ts';
import type { TriggerBody } from '../../../engine/index.ts';

/** Sends what a step means to an instance, as the Update by which people and programs act on it. */
export async function sendTrigger(client: EngineClient, instanceId: string, trigger: TriggerBody): Promise<void> {
  const send = async <Name extends InstanceUpdateName>(name: Name, args: InstanceUpdateArguments[Name]): Promise<void> => {
    await client.execute(instanceId, name, args, { updateId: randomUUID() });
  };
  switch (trigger.type) {
    case 'completeUserTask':
      return send('completeUserTask', { key: trigger.key, variables: trigger.variables, actor: trigger.actor ?? '' });
    case 'completeJob':
      return send('completeJob', { key: trigger.key, variables: trigger.variables });
    case 'failJob':
      return send('failJob', { key: trigger.key, message: trigger.message, retries: trigger.retries });
    case 'throwError':
      return send('throwError', { key: trigger.key, code: trigger.code, variables: trigger.variables });
    case 'throwEscalation':
      return send('throwEscalation', { key: trigger.key, code: trigger.code, variables: trigger.variables });
    case 'messageReceived':
      return send('deliverMessage', { key: trigger.key, messageId: randomUUID(), variables: trigger.variables });
    case 'resolveIncident':
      return send('resolveIncident', { key: trigger.key });
    case 'setVariables':
      return send('setVariables', { variables: trigger.variables, ...(trigger.scope === undefined ? {} : { scope: trigger.scope }) });
    case 'suspend':
      return send('suspend', {});
    case 'resume':
      return send('resume', {});
    case 'cancel':
      return send('cancel', { reason: trigger.reason ?? '' });
    case 'resolveIncidents':
      return send('resolveIncidents', {});
    case 'activateAdHoc':
      return send('activateAdHoc', { key: trigger.key, elements: trigger.elements, variables: trigger.variables });
    case 'modify': {
      const { type: _type, ...modification } = trigger;
      return send('modify', modification);
    }
    default:
      throw new Error(`No update for ${trigger.type}`);
  }
}
