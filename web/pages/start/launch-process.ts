import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import type { JsonObject } from '../../../contract/json.ts';
import type { InstanceUpdateReply } from '../../../contract/process-instance.ts';
import type { StartableProcess } from '../../../db/start/latest-manifests.ts';
import { codeForStart } from '../../../db/start/start-requests.ts';
import { addedVariables } from '../../../domain/start-variables.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

export type LaunchOutcome =
  | { readonly kind: 'started'; readonly reply: InstanceUpdateReply; readonly businessKey: string }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'refused'; readonly message: string };

/** What to start, for which organisation, with which variables; nothing in them may be personal data in the clear. */
export interface Launch {
  readonly process: StartableProcess;
  readonly organisation: string;
  /** The same token of the same person starts one instance. */
  readonly token: string;
  readonly variables: JsonObject;
}

/** Gives an instance its code and the variables that its manifest adds, and starts it. */
export async function launchProcess(
  services: Services,
  person: Person,
  { process, organisation, token, variables }: Launch,
): Promise<LaunchOutcome> {
  const { manifest, processId, hash } = process;
  const businessKey = await codeForStart(services.database, {
    token,
    personId: person.id,
    processId,
    prefix: manifest.businessKey.prefix,
    now: services.now(),
  });
  const facts = { businessKey, organisation, startedBy: person.id, tree: await services.organisations() };
  const outcome = await start(services, {
    processId,
    businessKey,
    organisation,
    variables: { ...variables, ...addedVariables(manifest, facts) },
    startedBy: person.id,
    requestId: token,
    definitionHash: hash,
  });
  if (outcome.kind !== 'started') return outcome;
  await services.auditOnce({ actor: person.id, action: 'start-process', subject: { kind: 'instance', id: outcome.reply.instanceId } });
  return outcome;
}

async function start(
  { engine }: Services,
  request: Parameters<Services['engine']['startInstance']>[0] & { readonly variables: JsonObject },
): Promise<LaunchOutcome> {
  try {
    return { kind: 'started', reply: await engine.startInstance(request), businessKey: request.businessKey };
  } catch (error) {
    if (error instanceof EngineUnavailable) return { kind: 'unavailable' };
    if (error instanceof Refused) return { kind: 'refused', message: error.message };
    throw error;
  }
}
