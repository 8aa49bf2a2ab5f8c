import { Worker, type ActivityInterceptorsFactory, type NativeConnection } from '@temporalio/worker';
import { createEngineActivities } from '../activities/create-engine-activities.ts';
import { createJobActivities, type RunJob } from '../activities/create-job-activities.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { plainDataConverter, workerDataConverter } from '../codec/data-converter.ts';
import type { PayloadKey } from '../config/payload-keys.ts';
import type { TimerFiring } from '../contract/timer-firing.ts';
import type { Database } from '../db/connection.ts';
import { createDefinitionsRepository } from '../db/read-model/definitions-repository.ts';
import { createProjectionRepository, type ResolveDeadline } from '../db/read-model/projection-repository.ts';

export interface EngineWorkerOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly database: Database;
  readonly payloadKeys: readonly [PayloadKey, ...PayloadKey[]];
  /** False: payloads stay readable, as in recorded histories. Default true. */
  readonly encrypted?: boolean;
  readonly client: Pick<EngineClient, 'publishMessage' | 'startWaiting' | 'broadcastSignal'>;
  /** Handlers of service tasks by job type; `default` takes every type that has none. */
  readonly jobs: ReadonlyMap<string, RunJob>;
  readonly resolveDeadline: ResolveDeadline;
  /** What becomes of a firing of a timer start event. */
  readonly fireTimerStart: (firing: TimerFiring) => Promise<void>;
  readonly maxCachedWorkflows: number;
  /** Ordinary activities at once; default: Temporal's hundred. */
  readonly maxActivities?: number;
  readonly workflowBundle: { readonly codePath: string };
  readonly activityInterceptors?: readonly ActivityInterceptorsFactory[];
}

/** A Temporal worker that runs process instances, their projections and their service tasks. */
export async function createEngineWorker(options: EngineWorkerOptions): Promise<Worker> {
  const { database, client, resolveDeadline, fireTimerStart } = options;
  const definitions = createDefinitionsRepository(database);
  const projections = createProjectionRepository(database, resolveDeadline);
  const loadDefinition = async (hash: string) => {
    const json = await definitions.compiledJson(hash);
    if (json === undefined) throw new Error(`No process definition ${hash} in the database`);
    return json;
  };
  // No more at once than the cache holds; 0 turns it off.
  const workflowTasks = options.maxCachedWorkflows === 0 ? 120 : Math.max(2, Math.min(120, options.maxCachedWorkflows));
  return await Worker.create({
    connection: options.connection,
    namespace: options.namespace,
    taskQueue: options.taskQueue,
    workflowBundle: options.workflowBundle,
    activities: {
      ...createJobActivities(options.jobs),
      ...createEngineActivities({ projections, definitions, client, fireTimerStart }),
    },
    dataConverter:
      options.encrypted === false ? plainDataConverter(loadDefinition) : workerDataConverter(options.payloadKeys, loadDefinition),
    maxCachedWorkflows: options.maxCachedWorkflows,
    // The instances of a worker that was killed go to another after this; Temporal's default is ten seconds.
    stickyQueueScheduleToStartTimeout: '1 second',
    // After a cold start everything comes through the queue that isn't sticky.
    nonStickyToStickyPollRatio: 0.5,
    // When many people act at once, work waits in here rather than on the sticky queue: what waits there for more than that second
    // goes back to the common queue, which is hardly polled while the sticky one has a backlog. Defaults are 10 polls and 40 tasks.
    workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: Math.min(40, workflowTasks) },
    maxConcurrentWorkflowTaskExecutions: workflowTasks,
    ...(options.maxActivities === undefined ? {} : { maxConcurrentActivityTaskExecutions: options.maxActivities }),
    shutdownGraceTime: '10 seconds',
    interceptors: { activity: [...(options.activityInterceptors ?? [])] },
  });
}
