import { createHash } from 'node:crypto';
import { instanceId, refusals } from '../contract/process-instance.ts';
import { refuseVariables } from '../contract/variable-limits.ts';
import type { MessageState, UndeliveredMessage } from '../db/read-model/messages-repository.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import type { MessageToPublish, PublishedMessage } from './engine-client.ts';
import { EngineUnavailable } from './engine-unavailable.ts';
import { executeUpdate } from './execute-update.ts';
import { Refused } from './refused.ts';
import { startInstance } from './start-instance.ts';

const DEFAULT_TIME_TO_LIVE = 60 * 60 * 1000;
/** Owner of what a message starts when nobody says otherwise. */
const DEFAULT_ORGANISATION = 'bureau';

/**
 * Publishes a message. From the moment that it is in the buffer it isn't lost: whoever dies on the way to the
 * instance, the sweep delivers it again, and an instance takes an id once.
 */
export async function publish(context: EngineClientContext, message: MessageToPublish): Promise<PublishedMessage> {
  const refused = refuseVariables(message.variables);
  if (refused !== undefined) throw new Refused(refused.kind, refused.message);
  const { id, name, correlationKey, variables } = message;
  const expiresAt = new Date(Date.now() + (message.timeToLiveMs ?? DEFAULT_TIME_TO_LIVE));
  const state = await context.messages.publish({ id, name, correlationKey, variables, expiresAt });
  return await settle(context, message, state);
}

/** Carries a message that was taken, but hasn't arrived, to where it belongs. */
export async function redeliver(context: EngineClientContext, message: UndeliveredMessage): Promise<PublishedMessage> {
  const { key, ...rest } = message;
  const state: MessageState = key === null ? { ...rest, kind: 'starting' } : { ...rest, kind: 'taken', key };
  return await settle(context, message, state);
}

type Message = Pick<MessageToPublish, 'id' | 'name' | 'correlationKey' | 'organisation'>;

async function settle(context: EngineClientContext, message: Message, state: MessageState): Promise<PublishedMessage> {
  switch (state.kind) {
    case 'delivered':
      return { state: 'taken', instanceId: state.instanceId };
    case 'taken':
      return await deliver(context, message, state);
    case 'starting':
    case 'buffered':
      return await startByMessage(context, message, state);
  }
}

async function deliver(
  context: EngineClientContext,
  message: Message,
  state: Extract<MessageState, { kind: 'taken' }>,
): Promise<PublishedMessage> {
  const { key, variables } = state;
  const taken: PublishedMessage = { state: 'taken', instanceId: state.instanceId };
  try {
    const args = { key, messageId: message.id, variables };
    await executeUpdate(context, { instanceId: state.instanceId, name: 'deliverMessage', args, updateId: `message:${message.id}` });
    return taken;
  } catch (error) {
    if (error instanceof EngineUnavailable) return taken;
    if (!(error instanceof Refused) || !ISNT_WAITING.has(error.kind)) throw error;
    return await settle(context, message, await context.messages.release(message));
  }
}

const ISNT_WAITING: ReadonlySet<string> = new Set([refusals.notOpen, refusals.ended, refusals.notFound]);

/** A message that no instance waits for starts one of the process that begins with it; the message's id decides the instance's. */
async function startByMessage(context: EngineClientContext, message: Message, state: MessageState): Promise<PublishedMessage> {
  const [starter] = await context.definitions.startersOf('message', message.name);
  if (starter === undefined) return { state: 'buffered' };
  const businessKey = startedKey(message.id, message.correlationKey);
  const instance = instanceId(starter.processId, businessKey);
  if (state.kind === 'buffered' && !(await context.messages.starts(message.id, instance))) return { state: 'buffered' };
  const request = {
    processId: starter.processId,
    definitionHash: starter.definitionHash,
    startEvent: starter.elementId,
    businessKey,
    organisation: message.organisation ?? DEFAULT_ORGANISATION,
    variables: state.variables,
    requestId: `message:${message.id}`,
    messageId: message.id,
  };
  try {
    await startInstance(context, request);
  } catch (error) {
    // Unavailable: the sweep starts it. Exists: an earlier delivery did, and the instance has ended already.
    if (!(error instanceof EngineUnavailable) && !(error instanceof Refused && error.kind === refusals.exists)) throw error;
  }
  return { state: 'started', instanceId: instance };
}

/** Business key of an instance that a message or signal starts: readable, and the same however often it is delivered. */
export function startedKey(id: string, correlationKey: string): string {
  return correlationKey === '' ? id : `${correlationKey}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}
