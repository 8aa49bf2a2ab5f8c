import { allHandlersFinished, makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import type { ProcessInstanceInput } from '../contract/process-instance.ts';
import { CARRIED_FORMAT, type CarriedState } from './carried-state.ts';
import type { Instance } from './instance.ts';
import { instanceSearchAttributes } from './search-attributes.ts';

/**
 * Temporal warns at 10,240 events and ends a run at 51,200; it suggests to continue at 4,096 events or 4 MB. From
 * `JOBS_INTERRUPTED` on jobs under way aren't waited for any more, from `FULL` on new actions are asked to come again.
 */
const JOBS_INTERRUPTED = 4_600;
const FULL = 8_000;
/** Temporal takes 2,000 updates a run. */
const MAX_ACTIONS = 1_500;

/** True when the instance must not take anything new before it has continued as new. */
export function isHistoryFull(): boolean {
  return workflowInfo().historyLength >= FULL;
}

/** True when the history is long enough to begin anew and nothing is under way that this would lose. */
export function mayContinue(instance: Instance): boolean {
  return isDue(instance) && isQuiet(instance) && instance.performer.children.areReporting;
}

/** True when only the called instances have to be told before the instance can continue as new. */
export function shouldAskChildren(instance: Instance): boolean {
  return isDue(instance) && isQuiet(instance) && instance.performer.children.needAsking;
}

/** Begins a new run with an empty history. Never called while a handler runs: its answer would be lost. */
export async function continueInstance(instance: Instance): Promise<never> {
  const { input } = instance;
  const proceed = makeContinueAsNewFunc<
    (input: ProcessInstanceInput<{ readonly definitionHash: string }, CarriedState>) => Promise<unknown>
  >({
    typedSearchAttributes: instanceSearchAttributes(input.definition.processId, input.organisation),
  });
  return await proceed({
    // First property: the payload codec finds it there and gives the next run the definition.
    definition: { definitionHash: input.definitionHash },
    definitionHash: input.definitionHash,
    businessKey: input.businessKey,
    organisation: input.organisation,
    start: { ...input.start, variables: {} },
    ...(input.parent === undefined ? {} : { parent: input.parent }),
    carried: carriedBy(instance),
  });
}

function isDue(instance: Instance): boolean {
  return workflowInfo().continueAsNewSuggested || instance.actions >= MAX_ACTIONS;
}

function isQuiet(instance: Instance): boolean {
  const { performer, projector } = instance;
  const jobsMayWait = performer.jobsUnderWay.length === 0 || workflowInfo().historyLength >= JOBS_INTERRUPTED;
  return allHandlersFinished() && projector.isIdle && performer.isIdle && jobsMayWait;
}

function carriedBy(instance: Instance): CarriedState {
  const { batch, token } = instance.projector.last;
  if (token === null) throw new Error('An instance continues as new only after its first projection');
  const underWay = new Set(instance.performer.jobsUnderWay);
  return {
    format: CARRIED_FORMAT,
    engine: instance.state,
    batch,
    token,
    tasks: [...instance.openWork.tasks.values()],
    subscriptions: [...instance.openWork.subscriptions.values()],
    jobs: [...instance.openWork.jobs.values()],
    jobsUnderWay: [...underWay],
    children: instance.performer.children.toEntries(),
    reportEnd: instance.reportEnd,
    answers: instance.answers.toEntries(),
    received: instance.received.toEntries(),
  };
}
