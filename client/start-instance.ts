import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { WithStartWorkflowOperation, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import {
  instanceId,
  PROCESS_INSTANCE_WORKFLOW,
  refusals,
  searchAttributes,
  STARTED_UPDATE,
  type InstanceResult,
  type InstanceUpdateReply,
  type ProcessInstanceInput,
  type StartedArguments,
} from '../contract/process-instance.ts';
import { planStart } from '../engine/index.ts';
import { refuseVariables } from '../contract/variable-limits.ts';
import { callEngine } from './call-engine.ts';
import type { EngineClientContext } from './engine-client-context.ts';
import type { StartInstanceRequest } from './engine-client.ts';
import { Refused } from './refused.ts';

export type ProcessInstanceWorkflow = (input: ProcessInstanceInput) => Promise<InstanceResult>;

/** A start by a person or program; `messageId` when a message began it. */
export interface StartRequest extends StartInstanceRequest {
  readonly messageId?: string;
  /** Key of that message, if it has one. */
  readonly correlationKey?: string;
}

/**
 * Update-with-start: one request starts the workflow and brings back its first tasks, and a repeated one finds the
 * instance that the first has made.
 */
export async function startInstance(context: EngineClientContext, request: StartRequest): Promise<InstanceUpdateReply> {
  const refused = refuseVariables(request.variables);
  if (refused !== undefined) throw new Refused(refused.kind, refused.message);
  const definitionHash = request.definitionHash ?? (await context.definitions.latestHash(request.processId));
  if (definitionHash === undefined) throw new Refused(refusals.notFound, '没有部署这个流程');
  await refuseStart(context, request, definitionHash);
  const input = inputOf(request, definitionHash);
  return await callEngine(context, () =>
    context.temporal.workflow.executeUpdateWithStart<ProcessInstanceWorkflow, InstanceUpdateReply, [StartedArguments]>(STARTED_UPDATE, {
      updateId: request.requestId,
      args: [{ requestId: request.requestId }],
      startWorkflowOperation: new WithStartWorkflowOperation<ProcessInstanceWorkflow>(PROCESS_INSTANCE_WORKFLOW, {
        workflowId: instanceId(request.processId, request.businessKey),
        taskQueue: context.taskQueue,
        args: [input],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        typedSearchAttributes: [
          { key: PROCESS_ID, value: request.processId },
          { key: ORGANISATION, value: request.organisation },
        ],
      }),
    }),
  );
}

/** An instance that could not begin would only show that inside Temporal: it isn't started. */
async function refuseStart({ definitions }: EngineClientContext, { startAt }: StartRequest, definitionHash: string): Promise<void> {
  if (startAt === undefined) return;
  const definition = await definitions.compiled(definitionHash);
  if (definition === undefined) throw new Refused(refusals.notFound, '没有部署这个流程版本');
  const plan = planStart(definition, startAt);
  if (!plan.ok) throw new Refused(refusals.invalid, plan.message);
}

function inputOf(request: StartRequest, definitionHash: string): ProcessInstanceInput {
  return {
    // First property: the worker's payload codec finds the reference there.
    definition: { definitionHash },
    definitionHash,
    businessKey: request.businessKey,
    organisation: request.organisation,
    start: {
      variables: request.variables,
      requestId: request.requestId,
      ...(request.startEvent === undefined ? {} : { startEvent: request.startEvent }),
      ...(request.startDefinition === undefined ? {} : { startDefinition: request.startDefinition }),
      ...(request.startAt === undefined ? {} : { startAt: request.startAt }),
      ...(request.startedBy === undefined ? {} : { startedBy: request.startedBy }),
      ...(request.messageId === undefined ? {} : { messageId: request.messageId }),
      ...(request.correlationKey === undefined ? {} : { correlationKey: request.correlationKey }),
    },
  };
}

const PROCESS_ID = defineSearchAttributeKey(searchAttributes.processId, SearchAttributeType.KEYWORD);
const ORGANISATION = defineSearchAttributeKey(searchAttributes.organisation, SearchAttributeType.KEYWORD);
