import { ApplicationFailure, currentUpdateInfo, defineUpdate, setHandler } from '@temporalio/workflow';
import {
  BUSY,
  instanceUpdates,
  refusals,
  STARTED_UPDATE,
  type InstanceUpdateReply,
  type RefusalKind,
  type StartedArguments,
} from '../contract/process-instance.ts';
import type { Rejection } from '../engine/index.ts';
import { isHistoryFull } from './continuation.ts';
import type { Instance } from './instance.ts';
import { actionTriggers, type ActionArguments, type ActionName } from './update-triggers.ts';
import { refuseVariables } from '../contract/variable-limits.ts';

/** Wires the actions of people and programs to the instance: each is one Temporal Update. */
export function registerUpdateHandlers(instance: Instance): void {
  registerStarted(instance);
  registerResynchronise(instance);
  for (const name of Object.values(instanceUpdates)) {
    if (name !== 'resynchronise') registerAction(instance, name);
  }
}

function registerAction(instance: Instance, name: ActionName): void {
  type Arguments = ActionArguments;
  const handler = (args: Arguments) => answerOnce(instance, () => act(instance, name, args));
  const validator = (args: Arguments) => {
    if (earlierAnswer(instance) === undefined) validate(instance, name, args);
  };
  setHandler(defineUpdate<InstanceUpdateReply, [Arguments]>(name), handler, { validator });
}

/** Refuses what can't be done before anything is: a closed task, an ended instance, too much data. */
function validate<Name extends ActionName>(instance: Instance, name: Name, args: ActionArguments<Name>): void {
  if (isHistoryFull()) throw ApplicationFailure.create({ type: BUSY, message: 'The instance is about to continue as new' });
  const refused = 'variables' in args ? refuseVariables(args.variables) : undefined;
  if (refused !== undefined) refuse(refused.kind, refused.message);
  if (instance.isStateFull && 'variables' in args) refuse(refusals.tooLarge, '流程实例的数据已达上限，请先清理变量');
  if (isRepeatedMessage(instance, args)) return;
  const rejected = instance.check(actionTriggers[name](args));
  if (rejected !== undefined) refuseTrigger(rejected);
}

function act<Name extends ActionName>(instance: Instance, name: Name, args: ActionArguments<Name>): InstanceUpdateReply {
  if (isRepeatedMessage(instance, args)) return instance.reply();
  const applied = instance.apply(actionTriggers[name](args), 'messageId' in args ? args.messageId : undefined);
  if ('rejected' in applied) return refuseTrigger(applied.rejected);
  return applied.reply;
}

/** Temporal recognises a repeated update id within one run; across continue-as-new the remembered answers do. */
async function answerOnce(instance: Instance, act: () => InstanceUpdateReply): Promise<InstanceUpdateReply> {
  const reply = earlierAnswer(instance) ?? act();
  const id = currentUpdateInfo()?.id;
  if (id !== undefined) instance.answers.add(id, reply);
  await instance.projector.whenWritten(reply.batch);
  return reply;
}

function earlierAnswer(instance: Instance): InstanceUpdateReply | undefined {
  const id = currentUpdateInfo()?.id;
  return id === undefined ? undefined : instance.answers.get(id);
}

function isRepeatedMessage(instance: Instance, args: object): boolean {
  return 'messageId' in args && typeof args.messageId === 'string' && instance.received.has(args.messageId);
}

/** Comes with the request to start, and answers with the first tasks. */
function registerStarted(instance: Instance): void {
  setHandler(
    defineUpdate<InstanceUpdateReply, [StartedArguments]>(STARTED_UPDATE),
    async () => {
      const reply = instance.startReply ?? instance.reply();
      await instance.projector.whenWritten(reply.batch);
      return reply;
    },
    {
      validator: ({ requestId }) => {
        if (requestId !== instance.input.start.requestId) refuse(refusals.exists, '已有相同业务编号的流程实例');
      },
    },
  );
}

function registerResynchronise(instance: Instance): void {
  setHandler(defineUpdate<InstanceUpdateReply, [Record<string, never>]>(instanceUpdates.resynchronise), async () => {
    instance.projector.requestFull();
    const reply = instance.reply();
    await instance.projector.whenWritten(reply.batch);
    return reply;
  });
}

function refuseTrigger({ reason, message }: Rejection): never {
  switch (reason) {
    case 'notOpen':
      return refuse(refusals.notOpen, message);
    case 'ended':
      return refuse(refusals.ended, message);
    case 'suspended':
      return refuse(refusals.suspended, message);
    case 'alreadyStarted':
      return refuse(refusals.exists, message);
    case 'invalid':
      return refuse(refusals.invalid, message);
  }
}

function refuse(type: RefusalKind, message: string): never {
  throw ApplicationFailure.create({ type, message, nonRetryable: true });
}
