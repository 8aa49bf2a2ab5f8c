import {
  ActivityFailure,
  CancellationScope,
  condition,
  defineQuery,
  isCancellation,
  log,
  setHandler,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import {
  instanceSignals,
  MIGRATION_QUERY,
  PROJECTION_QUERY,
  STATE_QUERY,
  type InstanceResult,
  type MigrateArguments,
  type ProjectionState,
} from '../contract/process-instance.ts';
import { planMigration, type InstanceOutcome, type InstanceState, type MigrationPlan, type ProcessDefinition } from '../engine/index.ts';
import { startWaiting } from './activities.ts';
import { continueInstance, mayContinue, shouldAskChildren } from './continuation.ts';
import { signalUnlessClosed } from './external-instances.ts';
import { Instance } from './instance.ts';
import type { InstanceInput } from './performing-instance.ts';
import { registerSignalHandlers } from './signal-handlers.ts';
import { registerUpdateHandlers } from './update-handlers.ts';

/**
 * The one workflow: a process instance. It interprets the definition in its input, whatever that says, until the
 * process ends; years and thousands of steps later if need be.
 *
 * A bug in the engine or here fails the workflow task, so the instance stops, loudly, and goes on when a corrected
 * worker is there. Faults of diagrams never do: they are incidents.
 */
export async function processInstance(input: InstanceInput): Promise<InstanceResult> {
  const cancellation = CancellationScope.current();
  const shield = new CancellationScope({ cancellable: false });
  const { workflowId } = workflowInfo();
  return await shield.run(() => run(new Instance(workflowId, withBusinessKey(input, workflowId), shield), cancellation));
}

/** A schedule gives all its instances the same input; their ids, to which it adds the time, tell them apart. */
function withBusinessKey(input: InstanceInput, workflowId: string): InstanceInput {
  return input.businessKey === '' ? { ...input, businessKey: workflowId.slice(input.definition.processId.length + 1) } : input;
}

async function run(instance: Instance, cancellation: CancellationScope): Promise<InstanceResult> {
  // First: the request to start has come already and asks at once for the first tasks.
  begin(instance);
  registerUpdateHandlers(instance);
  registerSignalHandlers(instance);
  setHandler(defineQuery<InstanceState>(STATE_QUERY), () => instance.state);
  setHandler(defineQuery<ProjectionState>(PROJECTION_QUERY), () => instance.projector.last);
  setHandler(defineQuery<MigrationPlan, [MigrateArguments<ProcessDefinition>]>(MIGRATION_QUERY), ({ definition, mapping }) =>
    planMigration(instance.input.definition, instance.state, definition, mapping),
  );
  void instance.projector.run().catch((error: unknown) => {
    instance.fail(error);
  });
  cancelWith(cancellation, instance);

  for (;;) {
    await condition(() => instance.failure !== undefined || hasEnded(instance) || mayContinue(instance) || shouldAskChildren(instance));
    if (instance.failure !== undefined) throw asBug(instance.failure.error);
    if (instance.outcome !== undefined && hasEnded(instance)) return await finish(instance, instance.outcome);
    if (mayContinue(instance)) return await continueInstance(instance);
    await instance.performer.children.askToReport();
  }
}

function begin(instance: Instance): void {
  const { carried, start, parent } = instance.input;
  if (carried !== undefined) {
    instance.resume(carried);
    return;
  }
  instance.start({
    type: 'start',
    variables: start.variables,
    ...(start.startEvent === undefined ? {} : { startEvent: start.startEvent }),
    ...(start.startDefinition === undefined ? {} : { startDefinition: start.startDefinition }),
    ...(start.startAt === undefined ? {} : { startAt: start.startAt }),
    ...(parent === undefined ? {} : { caughtByParent: parent.catches }),
  });
}

/** Cancelling in Temporal (its pages, or the calling instance) is cancelling the process instance. */
function cancelWith(cancellation: CancellationScope, instance: Instance): void {
  void cancellation.cancelRequested.catch((error: unknown) => {
    if (!isCancellation(error)) instance.fail(error);
    else instance.happen({ type: 'cancel', reason: '由上级流程或管理员取消' });
  });
}

function hasEnded(instance: Instance): boolean {
  return instance.outcome !== undefined && instance.projector.isIdle && instance.performer.isIdle && instance.handlersFinished;
}

/** Thrown as they are, Temporal would take failures of its own kinds for the end of the workflow instead of its task's. */
function asBug(error: unknown): unknown {
  return error instanceof TemporalFailure ? new Error(error.message, { cause: error }) : error;
}

/** Variables go back to a calling instance only: a history is no place to keep them. */
async function finish(instance: Instance, outcome: InstanceOutcome): Promise<InstanceResult> {
  const { parent } = instance.input;
  await makeWay(instance);
  if (parent === undefined) return outcome.kind === 'completed' ? { kind: 'completed', variables: {} } : outcome;
  if (instance.reportEnd) await signalUnlessClosed(parent.instanceId, instanceSignals.childEnded, { key: parent.waitKey, result: outcome });
  return outcome;
}

/** The key of the message that began the instance is free: the next message that waits may begin one. */
async function makeWay({ input: { definition, start } }: Instance): Promise<void> {
  const { correlationKey } = start;
  if (correlationKey === undefined) return;
  try {
    await startWaiting({ processId: definition.processId, correlationKey });
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    log.warn('The next message of the key is left to the sweep', { retryState: error.retryState });
  }
}
