import type { EngineClient, MessageToPublish, OperationRequest, StartInstanceRequest } from '../../../client/engine-client.ts';
import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { refusals, type InstanceUpdateArguments, type InstanceUpdateReply } from '../../../contract/process-instance.ts';
import type { Database } from '../../../db/connection.ts';
import { openTask } from './open-tasks.ts';

/** Stands for Temporal at the outermost edge: completes tasks in the read model and opens 审核 after 收集需求. */
export interface FakeEngine extends EngineClient {
  readonly completed: { readonly key: string; readonly variables: JsonObject; readonly actor: string }[];
  readonly started: StartInstanceRequest[];
  readonly published: MessageToPublish[];
  readonly operated: OperationRequest[];
  /** What it answers to an operation instead of doing it. */
  refusal: Refused | undefined;
  isDown: boolean;
}

export function fakeEngine(database: Database, definitionHash: string): FakeEngine {
  const replies = new Map<string, Promise<InstanceUpdateReply>>();

  async function complete(instanceId: string, key: string, actor: string): Promise<InstanceUpdateReply> {
    const closed = await database('tasks')
      .where({ instance_id: instanceId, key, state: 'open' })
      .update({ state: 'completed', closed_at: database.fn.now(), closed_by: actor })
      .returning<{ element_id: string }[]>('element_id');
    const [task] = closed;
    if (task === undefined) throw new Refused(refusals.notOpen, 'task is closed');
    await database('task_candidates').where({ instance_id: instanceId, key }).delete();
    if (task.element_id !== 'Task_intake') {
      await database('process_instances').where({ id: instanceId }).update({ status: 'completed', ended_at: database.fn.now() });
      return { instanceId, status: 'completed', batch: 2, opened: [] };
    }
    const candidateGroups = ['lead@dabaodang'];
    const next = {
      definitionHash,
      instanceId,
      key: `${key}-review`,
      elementId: 'Task_review',
      name: '审核',
      formId: null,
      candidateGroups,
    };
    await openTask(database, next);
    return {
      instanceId,
      status: 'active',
      batch: 2,
      opened: [{ key: next.key, elementId: next.elementId, name: next.name, candidateGroups }],
    };
  }

  const engine: FakeEngine = {
    completed: [],
    started: [],
    published: [],
    operated: [],
    refusal: undefined,
    isDown: false,
    async startInstance(request) {
      if (engine.isDown) throw new EngineUnavailable(new Error('down'));
      engine.started.push(request);
      const instanceId = `${request.processId}:${request.businessKey}`;
      const { key } = await openTask(database, {
        definitionHash,
        instanceId,
        organisation: request.organisation,
        variables: request.variables,
        ...(request.startedBy === undefined ? {} : { startedBy: request.startedBy }),
      });
      const opened = [{ key, elementId: 'Task_intake', name: '收集需求', candidateGroups: ['worker@dabaodang-room-01'] }];
      return { instanceId, status: 'active', batch: 1, opened };
    },
    async execute(instanceId, name, args, { updateId }) {
      if (engine.isDown) throw new EngineUnavailable(new Error('down'));
      if (name !== 'completeUserTask' || !isCompletion(args)) throw new Error(`unexpected update ${name}`);
      const known = replies.get(updateId);
      if (known !== undefined) return await known;
      engine.completed.push(args);
      const reply = complete(instanceId, args.key, args.actor);
      replies.set(updateId, reply);
      return await reply;
    },
    async operate(request) {
      if (engine.isDown) throw new EngineUnavailable(new Error('down'));
      if (engine.refusal !== undefined) throw engine.refusal;
      engine.operated.push(request);
      return { instanceId: request.instanceId, status: 'active', batch: 2, opened: [] };
    },
    async checkMigration() {
      if (engine.isDown) throw new EngineUnavailable(new Error('down'));
      return { ok: true, problems: [], elements: [] };
    },
    async publishMessage(message) {
      if (engine.isDown) throw new EngineUnavailable(new Error('down'));
      engine.published.push(message);
      return { state: 'taken' };
    },
    async startWaiting() {
      throw new Error('unexpected startWaiting');
    },
    async broadcastSignal() {
      if (engine.isDown) throw new EngineUnavailable(new Error('down'));
    },
    async isAvailable() {
      return !engine.isDown;
    },
  };
  return engine;
}

function isCompletion(args: object): args is InstanceUpdateArguments['completeUserTask'] {
  return 'actor' in args && 'key' in args && 'variables' in args;
}
