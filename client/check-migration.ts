import { MIGRATION_QUERY, refusals, type MigrateArguments } from '../contract/process-instance.ts';
import type { MigrationPlan } from '../engine/index.ts';
import { callEngine } from './call-engine.ts';
import type { MigrationToCheck } from './engine-client.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import { Refused } from './refused.ts';

/** Says beforehand what a migration comes to: the instance itself answers, with the code that would carry it out. */
export async function checkMigration(
  context: EngineClientContext,
  { instanceId, definitionHash, mapping }: MigrationToCheck,
): Promise<MigrationPlan> {
  const instance = await context.instances.byId(instanceId);
  if (instance === undefined) throw new Refused(refusals.notFound, '没有这个流程实例');
  if (instance.status !== 'active') throw new Refused(refusals.ended, '流程实例已经结束');
  await requireVersion(context, definitionHash);
  const args: MigrateArguments = { definition: { definitionHash }, definitionHash, mapping };
  return await callEngine(context, () =>
    context.temporal.workflow.getHandle(instanceId).query<MigrationPlan, [MigrateArguments]>(MIGRATION_QUERY, args),
  );
}

/** A reference to a version that isn't there could not be decoded: the worker would try for ever. */
export async function requireVersion({ definitions }: EngineClientContext, definitionHash: string): Promise<void> {
  if ((await definitions.byHash(definitionHash)) === undefined) throw new Refused(refusals.notFound, '没有部署这个流程版本');
}
