import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import type { RunJob } from '../../activities/create-job-activities.ts';
import { createEngineClient } from '../../client/create-engine-client.ts';
import { createEngineClientContext, type EngineClientContext } from '../../client/engine-client-context.ts';
import type { EngineClient } from '../../client/engine-client.ts';
import { clientDataConverter } from '../../codec/data-converter.ts';
import type { PayloadKey } from '../../config/payload-keys.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import { deployPackages } from '../../deployment/deploy-packages.ts';
import { fireTimerStart, type ScheduleContext } from '../../deployment/fire-timer-start.ts';
import { createEngineWorker } from '../../workers/create-worker.ts';
import { temporalLogger } from '../../workers/log.ts';
import { workflowBundle } from '../../workers/workflow-bundle.ts';
import { createTestDatabase } from './test-database.ts';
import { createTestTemporal, type TestTemporal } from './test-temporal.ts';

export const TEST_KEYS: readonly [PayloadKey, ...PayloadKey[]] = [{ id: 'test', key: Buffer.alloc(32, 7) }];

/** A whole engine for one test file: database, Temporal namespace, client, and a worker that may be stopped and started. */
export interface TestEngine {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly temporal: Client;
  readonly server: TestTemporal;
  readonly client: EngineClient;
  readonly context: EngineClientContext & ScheduleContext;
  /** Handlers of service tasks; tests put theirs in. */
  readonly jobs: Map<string, RunJob>;
  /** Deploys folders of fixtures, by path from the project's root; throws when they have errors. */
  deploy(...folders: readonly string[]): Promise<void>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestEngineOptions {
  /** Default 200, or TEST_CACHED_WORKFLOWS; with 0 every workflow task replays the whole history, which finds what isn't deterministic. */
  readonly maxCachedWorkflows?: number;
  /** Milliseconds that client calls may take; a busy machine needs more than a person's patience. */
  readonly deadline?: number;
  /** True: payloads aren't encrypted, as in recorded histories. */
  readonly plain?: boolean;
  /** Milliseconds after which the firing of a timer start event counts as missed. */
  readonly lateAfter?: number;
  /** Default: a namespace of the test's own on the shared server. */
  readonly server?: TestTemporal;
  /** False: the test starts its own workers. */
  readonly worker?: boolean;
}

/** Starts it, with a worker unless told otherwise. Job types that have no handler are looked up when the job comes. */
export async function startTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  installRuntime();
  const [testDatabase, server] = await Promise.all([createTestDatabase(), options.server ?? createTestTemporal()]);
  const database = openDatabase(testDatabase.url);
  const connection = await Connection.connect({ address: server.address });
  const temporal = new Client({
    connection,
    namespace: server.namespace,
    dataConverter: options.plain === true ? {} : clientDataConverter(TEST_KEYS),
  });
  const clientOptions = { temporal, database, taskQueue: server.taskQueue, deadline: options.deadline ?? 30_000 };
  const client = createEngineClient(clientOptions);
  const { lateAfter } = options;
  const context = { ...createEngineClientContext(clientOptions), ...(lateAfter === undefined ? {} : { lateAfter }) };
  const jobs = new Map<string, RunJob>();
  let running: { readonly stop: () => Promise<void> } | undefined;

  const engine: TestEngine = {
    database,
    databaseUrl: testDatabase.url,
    temporal,
    server,
    client,
    context,
    jobs,
    async deploy(...folders) {
      const { problems, processes } = await deployPackages(
        database,
        folders.map((folder) => path.resolve(folder)),
      );
      if (processes.length === 0) throw new Error(problems.map(({ element, message }) => `${element ?? ''} ${message}`).join('\n'));
    },
    async startWorker() {
      running = await runWorker();
    },
    async stopWorker() {
      await running?.stop();
      running = undefined;
    },
    async stop() {
      await engine.stopWorker();
      await connection.close();
      await database.destroy();
      await testDatabase.drop();
    },
  };

  async function runWorker() {
    const native = await NativeConnection.connect({ address: server.address });
    const worker = await createEngineWorker({
      connection: native,
      namespace: server.namespace,
      taskQueue: server.taskQueue,
      database,
      payloadKeys: TEST_KEYS,
      encrypted: options.plain !== true,
      client,
      jobs: new Map([['default', (request) => handlerOf(request.jobType)(request)]]),
      resolveDeadline: (from) => ({ dueAt: from }),
      fireTimerStart: (firing) => fireTimerStart(context, firing),
      maxCachedWorkflows: options.maxCachedWorkflows ?? Number(process.env.TEST_CACHED_WORKFLOWS ?? 200),
      workflowBundle: await workflowBundle(path.join(tmpdir(), 'social-work-test-bundles'), temporalLogger(pino({ level: 'silent' }))),
    });
    const run = worker.run();
    return {
      async stop() {
        worker.shutdown();
        await run;
        await native.close();
      },
    };
  }

  function handlerOf(type: string): RunJob {
    const handler = jobs.get(type);
    if (handler === undefined) throw new Error(`No handler for ${type}`);
    return handler;
  }

  if (options.worker !== false) await engine.startWorker();
  return engine;
}

let isInstalled = false;

/** Once a process: Temporal's runtime can't be installed twice. */
function installRuntime(): void {
  if (isInstalled) return;
  isInstalled = true;
  Runtime.install({ logger: temporalLogger(pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' })), shutdownSignals: [] });
}
