import { createHash } from 'node:crypto';
import { DEFAULT_ORGANISATION, instanceId, refusals } from '../contract/process-instance.ts';
import type { Starter } from '../db/read-model/definitions-repository.ts';
import type { WaitingMessage } from '../db/read-model/message-starts-repository.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import type { PublishedMessage } from './engine-client.ts';
import { EngineUnavailable } from './engine-unavailable.ts';
import { Refused } from './refused.ts';
import { startInstance } from './start-instance.ts';

/**
 * Lets a message that no instance waits for begin one of the process that begins with it, unless an instance of its
 * key runs. Those of a key that came before it go first.
 */
export async function startByMessage(context: EngineClientContext, message: WaitingMessage): Promise<PublishedMessage> {
  const [starter] = await context.definitions.startersOf('message', message.name);
  if (starter === undefined) return { state: 'buffered' };
  const first = message.correlationKey === '' ? message : ((await context.messageStarts.oldest(message)) ?? message);
  const instance = instanceOf(starter, first);
  if (!(await context.messageStarts.reserve(first, starter.processId, instance))) return { state: 'buffered' };
  await start(context, first, starter);
  return first.id === message.id ? { state: 'started', instanceId: instance } : await startByMessage(context, message);
}

/** Begins the instance that a message is reserved for; undefined when the process no longer begins with it. */
export async function startReserved(
  context: EngineClientContext,
  message: WaitingMessage,
  reserved: string,
): Promise<PublishedMessage | undefined> {
  const starters = await context.definitions.startersOf('message', message.name);
  const starter = starters.find((candidate) => instanceOf(candidate, message) === reserved);
  if (starter === undefined) return undefined;
  await start(context, message, starter);
  return { state: 'started', instanceId: reserved };
}

/** An instance that a message with a key began has ended: the next message of the key begins one. */
export async function startWaiting(context: EngineClientContext, processId: string, correlationKey: string): Promise<void> {
  const message = await context.messageStarts.next(processId, correlationKey);
  if (message !== undefined) await startByMessage(context, message);
}

/** Business key of an instance that a message or signal starts: readable, and the same however often it is delivered. */
export function startedKey(id: string, correlationKey: string): string {
  return correlationKey === '' ? id : `${correlationKey}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

function instanceOf({ processId }: Starter, { id, correlationKey }: WaitingMessage): string {
  return instanceId(processId, startedKey(id, correlationKey));
}

async function start(context: EngineClientContext, message: WaitingMessage, starter: Starter): Promise<void> {
  const { id, correlationKey, variables, organisation } = message;
  const request = {
    processId: starter.processId,
    definitionHash: starter.definitionHash,
    startEvent: starter.elementId,
    ...(starter.definition === null ? {} : { startDefinition: starter.definition }),
    businessKey: startedKey(id, correlationKey),
    organisation: organisation ?? DEFAULT_ORGANISATION,
    variables,
    requestId: `message:${id}`,
    messageId: id,
    ...(correlationKey === '' ? {} : { correlationKey }),
  };
  try {
    await startInstance(context, request);
  } catch (error) {
    // Unavailable: the sweep starts it. Exists: an earlier delivery did, and the instance has ended already.
    if (!(error instanceof EngineUnavailable) && !(error instanceof Refused && error.kind === refusals.exists)) throw error;
  }
}
