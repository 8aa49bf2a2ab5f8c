import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { createEngineClient } from '../../../client/create-engine-client.ts';
import { createEngineClientContext, type EngineClientContext } from '../../../client/engine-client-context.ts';
import type { EngineClient } from '../../../client/engine-client.ts';
import { ensureSearchAttributes } from '../../../client/search-attributes.ts';
import { connectionOptions, createTemporalClient } from '../../../client/temporal-connection.ts';
import type { Config } from '../../../config/config.ts';
import { openDatabase } from '../../../db/connection.ts';
import { fireTimerStart } from '../../../deployment/fire-timer-start.ts';
import { createEngineWorker } from '../../../workers/create-worker.ts';
import { temporalLogger } from '../../../workers/log.ts';
import { workflowBundle } from '../../../workers/workflow-bundle.ts';
import { JobDesk } from './job-desk.ts';

/** The whole engine on real servers: one worker for all scenarios of a run, with the scenario's answers for handlers. */
export interface ScenarioEngine {
  readonly client: EngineClient;
  readonly context: EngineClientContext;
  readonly jobs: JobDesk;
  stop(): Promise<void>;
}

/** Milliseconds that an action may take: a busy machine needs more than a person's patience. */
const DEADLINE = 30_000;

export interface ScenarioEngineOptions {
  /** Workflows that the worker keeps in memory; with 0 every workflow task replays the whole history. */
  readonly maxCachedWorkflows?: number;
}

export async function startScenarioEngine(
  config: Config,
  { maxCachedWorkflows = 200 }: ScenarioEngineOptions = {},
): Promise<ScenarioEngine> {
  const logger = temporalLogger(pino({ level: 'silent' }));
  installRuntime(logger);
  const database = openDatabase(config.databaseUrl);
  const temporal = await createTemporalClient(config);
  await registerNamespace(temporal);
  await ensureSearchAttributes(temporal);
  const options = { temporal, database, taskQueue: config.taskQueue, deadline: DEADLINE };
  const context = createEngineClientContext(options);
  const client = createEngineClient(options);
  const jobs = new JobDesk();
  const { address, tls, apiKey } = await connectionOptions(config);
  const connection = await NativeConnection.connect({
    ...(address === undefined ? {} : { address }),
    ...(tls == null ? {} : { tls }),
    ...(typeof apiKey === 'string' ? { apiKey } : {}),
  });
  const worker = await createEngineWorker({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: config.taskQueue,
    database,
    payloadKeys: config.payloadKeys,
    client,
    jobs: new Map([['default', jobs.run]]),
    // Due dates of tasks are outside the engine: scenarios don't see them.
    resolveDeadline: (from) => ({ dueAt: from }),
    fireTimerStart: (firing) => fireTimerStart(context, firing),
    maxCachedWorkflows,
    workflowBundle: await workflowBundle(join(tmpdir(), 'social-work-scenario-bundles'), logger),
  });
  const run = worker.run();
  return {
    client,
    context,
    jobs,
    async stop() {
      worker.shutdown();
      await run;
      await connection.close();
      await temporal.connection.close();
      await database.destroy();
    },
  };
}

async function registerNamespace({ connection, options: { namespace } }: Client): Promise<void> {
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
}

let isInstalled = false;

/** Once a process: Temporal's runtime can't be installed twice. */
function installRuntime(logger: ReturnType<typeof temporalLogger>): void {
  if (isInstalled) return;
  isInstalled = true;
  // Without `forward` the native part prints its warnings itself, between the lines that a program reads.
  Runtime.install({
    logger,
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
}
