import { refusals, type InstanceUpdateReply } from '../contract/process-instance.ts';
import { isJsonObject } from '../contract/variable-limits.ts';
import type { ActivateInstruction } from '../contract/modification.ts';
import type { JsonObject } from '../contract/json.ts';
import { ROOT_KEY, type ProcessDefinition } from '../engine/index.ts';
import type { InstanceDetails } from '../db/read-model/instances-repository.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import { startedKey } from './start-by-message.ts';
import { Refused } from './refused.ts';
import { startInstance } from './start-instance.ts';

export interface RestartRequest {
  readonly instanceId: string;
  /** What it began with, or what it has now (of an ended one: what it had at the end). */
  readonly data: 'original' | 'latest';
  /** Elements to begin before; absent: the start event by which it began. */
  readonly startAt?: readonly ActivateInstruction[];
  /** Absent: the version that it runs. */
  readonly definitionHash?: string;
  /** Absent: made from its own and the request's id. */
  readonly businessKey?: string;
  readonly startedBy: string;
  /** The same id starts one instance. */
  readonly requestId: string;
}

/**
 * Starts a new instance from what the read model has recorded of another one, which stays as it is: records outlive
 * what Temporal keeps.
 */
export async function restartInstance(context: EngineClientContext, request: RestartRequest): Promise<InstanceUpdateReply> {
  const recorded = await context.instances.byId(request.instanceId);
  if (recorded === undefined) throw new Refused(refusals.notFound, '没有这个流程实例的记录');
  if (recorded.parentInstanceId !== null) throw new Refused(refusals.invalid, '它是被其他流程调用的，请从上级流程重做');
  const [first] = await context.instances.history(recorded.id, 0, 1);
  const definitionHash = request.definitionHash ?? recorded.definitionHash;
  const definition = await context.definitions.compiled(definitionHash);
  if (first === undefined || definition?.processId !== recorded.processId) {
    throw new Refused(refusals.notFound, '没有这个流程实例的记录，或没有这个版本');
  }
  const startEvent = request.startAt === undefined ? startEventOf(definition, first.entries) : undefined;
  return await startInstance(context, {
    processId: recorded.processId,
    businessKey: request.businessKey ?? startedKey(request.requestId, recorded.businessKey),
    organisation: recorded.organisation,
    variables: variablesFor(request, recorded, first.entries),
    startedBy: request.startedBy,
    requestId: request.requestId,
    definitionHash,
    ...(request.startAt === undefined ? {} : { startAt: request.startAt }),
    ...(startEvent === undefined ? {} : { startEvent }),
  });
}

/** The data that an instance begins with is the first thing that the engine logs of it; without any it logs none. */
function variablesFor({ data }: RestartRequest, recorded: InstanceDetails, entries: readonly JsonObject[]): JsonObject {
  if (data === 'latest') return recorded.variables;
  const [first] = entries;
  return first?.type === 'variables' && first.scope === ROOT_KEY && isJsonObject(first.changes) ? first.changes : {};
}

/** The start event that a message, signal or timer set off; undefined: the none start event. */
function startEventOf({ elements }: ProcessDefinition, entries: readonly JsonObject[]): string | undefined {
  const started = entries.find(({ type, event, parent }) => type === 'element' && event === 'activated' && parent === ROOT_KEY);
  const element = typeof started?.elementId === 'string' ? elements[started.elementId] : undefined;
  return element?.type === 'startEvent' && element.event.kind !== 'none' ? element.id : undefined;
}
