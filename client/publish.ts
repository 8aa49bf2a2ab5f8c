import { refusals } from '../contract/process-instance.ts';
import { refuseVariables } from '../contract/variable-limits.ts';
import type { MessageState, UndeliveredMessage } from '../db/read-model/messages-repository.ts';
import type { WaitingMessage } from '../db/read-model/message-starts-repository.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import type { MessageToPublish, PublishedMessage } from './engine-client.ts';
import { EngineUnavailable } from './engine-unavailable.ts';
import { executeUpdate } from './execute-update.ts';
import { Refused } from './refused.ts';
import { startByMessage, startReserved } from './start-by-message.ts';

const DEFAULT_TIME_TO_LIVE = 60 * 60 * 1000;

/**
 * Publishes a message. From the moment that it is in the buffer it isn't lost: whoever dies on the way to the
 * instance, the sweep delivers it again, and an instance takes an id once.
 */
export async function publish(context: EngineClientContext, message: MessageToPublish): Promise<PublishedMessage> {
  const refused = refuseVariables(message.variables);
  if (refused !== undefined) throw new Refused(refused.kind, refused.message);
  const { timeToLiveMs = DEFAULT_TIME_TO_LIVE, ...row } = message;
  const expiresAt = new Date(Date.now() + timeToLiveMs);
  const state = await context.messages.publish({ ...row, expiresAt });
  const published = await settle(context, { ...message, organisation: message.organisation ?? null }, state);
  return published.state === 'buffered' && timeToLiveMs === 0 ? { state: 'discarded' } : published;
}

/** Carries a message that was taken, but hasn't arrived, to where it belongs. */
export async function redeliver(context: EngineClientContext, message: UndeliveredMessage): Promise<PublishedMessage> {
  const { key, ...rest } = message;
  const state: MessageState = key === null ? { ...rest, kind: 'starting' } : { ...rest, kind: 'taken', key };
  return await settle(context, message, state);
}

type Message = Omit<WaitingMessage, 'variables'>;

async function settle(context: EngineClientContext, message: Message, state: MessageState): Promise<PublishedMessage> {
  switch (state.kind) {
    case 'delivered':
      return { state: 'taken', instanceId: state.instanceId };
    case 'taken':
      return await deliver(context, message, state);
    case 'starting':
      return (
        (await startReserved(context, { ...message, variables: state.variables }, state.instanceId)) ??
        (await settle(context, message, await context.messages.release(message)))
      );
    case 'buffered':
      return await startByMessage(context, { ...message, variables: state.variables });
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
    // It has arrived in any case; the sweep makes sure of what isn't confirmed here.
    await context.messages.confirm(message.id).catch(() => undefined);
    return taken;
  } catch (error) {
    if (error instanceof EngineUnavailable) return taken;
    if (!(error instanceof Refused) || !ISNT_WAITING.has(error.kind)) throw error;
    return await settle(context, message, await context.messages.release(message));
  }
}

const ISNT_WAITING: ReadonlySet<string> = new Set([refusals.notOpen, refusals.ended, refusals.notFound]);
