import { type InstanceUpdateArguments, type InstanceUpdateName, type InstanceUpdateReply } from '../contract/process-instance.ts';
import { refuseVariables } from '../contract/variable-limits.ts';
import { callEngine } from './call-engine.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import { Refused } from './refused.ts';

export interface UpdateRequest<Name extends InstanceUpdateName> {
  readonly instanceId: string;
  readonly name: Name;
  readonly args: InstanceUpdateArguments[Name];
  readonly updateId: string;
}

/** Acts on a running instance. Data that the instance would refuse doesn't leave this process. */
export async function executeUpdate<Name extends InstanceUpdateName>(
  context: Pick<EngineClientContext, 'temporal' | 'deadline' | 'updates'>,
  { instanceId, name, args, updateId }: UpdateRequest<Name>,
): Promise<InstanceUpdateReply> {
  const refused = 'variables' in args ? refuseVariables(args.variables) : undefined;
  if (refused !== undefined) throw new Refused(refused.kind, refused.message);
  const handle = context.temporal.workflow.getHandle(instanceId);
  return await callEngine(context, (until) =>
    context.updates.run(instanceId, until, () =>
      handle.executeUpdate<InstanceUpdateReply, [InstanceUpdateArguments[Name]]>(name, { args: [args], updateId }),
    ),
  );
}
