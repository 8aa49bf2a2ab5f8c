import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { NativeConnection, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createCalendar } from '../activities/sweeps/calendar.ts';
import { loadServiceTaskHandlers } from '../activities/service-tasks/index.ts';
import { runServiceTask } from '../activities/service-tasks/run-service-task.ts';
import { createEngineClient } from '../client/create-engine-client.ts';
import { createEngineClientContext } from '../client/engine-client-context.ts';
import { ensureSearchAttributes } from '../client/search-attributes.ts';
import { connectionOptions, createTemporalClient } from '../client/temporal-connection.ts';
import { verifyPayloadKeys } from '../client/verify-payload-keys.ts';
import { loadConfig, type Config } from '../config/config.ts';
import { OperatorError } from '../config/operator-error.ts';
import { pinTimeZone } from '../config/time-zone.ts';
import { openDatabase } from '../db/connection.ts';
import { createRegisterKeys } from '../db/registers/register-keys.ts';
import { fireTimerStart } from '../deployment/fire-timer-start.ts';
import { createChores } from './create-chores.ts';
import { createEngineWorker } from './create-worker.ts';
import { runChores } from './chores.ts';
import { createLog, temporalLogger } from './log.ts';
import { createWorkerMetrics } from './metrics.ts';
import { startOperationsServer } from './operations-server.ts';
import { workflowBundle } from './workflow-bundle.ts';

const RETRY_PAUSE = 1_000;

/**
 * People wait for Updates. What follows by itself takes its turn beside them, or a burst of it would take the processors from them. Our
 * handlers wait for the database about as long as they compute, and none waits for anybody else.
 */
const ACTIVITIES_A_PROCESSOR = 2;

/** The worker process: runs instances and service tasks until it is told to stop, then finishes what it has begun. */
async function main(): Promise<void> {
  pinTimeZone();
  const config = loadConfig(process.env);
  const log = createLog(config);
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop.abort();
    });
  }

  const database = openDatabase(config.databaseUrl, { poolSize: config.databasePoolSize, applicationName: 'social-work-worker' });
  const temporal = await createTemporalClient(config);
  const clientOptions = { temporal, database, taskQueue: config.taskQueue, updatesInFlight: config.temporal.updatesInFlight };
  const context = createEngineClientContext(clientOptions);
  const calendar = createCalendar(database);
  const metrics = createWorkerMetrics();
  let isWorking = false;
  const operations = await startOperationsServer({
    host: config.host,
    port: config.workerPort,
    metrics: metrics.registry,
    isReady: async () => isWorking && (await database.raw('select 1').then(() => true)),
  });
  log.info({ port: operations.port }, 'worker starts');

  try {
    await untilItWorks(log, stop.signal, async () => {
      await verifyPayloadKeys(database, config.payloadKeys);
      await ensureSearchAttributes(temporal);
      await calendar.refresh();
    });
    const registerKeys = createRegisterKeys(config.payloadKeys);
    const handlers = await loadServiceTaskHandlers();
    const bundle = await workflowBundle(`${config.dataFolder}/cache`, temporalLogger(log));
    const chores = runChores(createChores(context, calendar), choreListener(log, metrics), stop.signal);
    while (!stop.signal.aborted) {
      await untilItWorks(log, stop.signal, async () => {
        const connection = await connect(config);
        try {
          const worker = await createEngineWorker({
            connection,
            namespace: config.temporal.namespace,
            taskQueue: config.taskQueue,
            database,
            payloadKeys: config.payloadKeys,
            client: createEngineClient(clientOptions, context),
            jobs: new Map(
              [...handlers].map(([type, handler]) => [type, (request) => runServiceTask(handler, request, { database, registerKeys })]),
            ),
            resolveDeadline: calendar.resolveDeadline,
            fireTimerStart: (firing) => fireTimerStart(context, firing),
            maxCachedWorkflows: config.maxCachedWorkflows,
            maxActivities: ACTIVITIES_A_PROCESSOR * availableParallelism(),
            workflowBundle: bundle,
            activityInterceptors: [metrics.interceptor],
          });
          const shutdown = () => {
            worker.shutdown();
          };
          stop.signal.addEventListener('abort', shutdown, { once: true });
          log.info('worker ready');
          isWorking = true;
          await worker.run();
        } finally {
          isWorking = false;
          await connection.close();
        }
      });
    }
    await chores;
  } finally {
    log.info('worker stops');
    await operations.close();
    await Promise.all([temporal.connection.close(), database.destroy()]);
  }
}

async function connect(config: Config): Promise<NativeConnection> {
  const { address, tls, apiKey } = await connectionOptions(config);
  return await NativeConnection.connect({
    ...(address === undefined ? {} : { address }),
    ...(tls == null ? {} : { tls }),
    ...(typeof apiKey === 'string' ? { apiKey } : {}),
  });
}

/** Servers may start later than their workers, or go away for a while; only what an operator has to mend ends the process. */
async function untilItWorks(log: Logger, stop: AbortSignal, attempt: () => Promise<void>): Promise<void> {
  while (!stop.aborted) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      log.warn({ error }, 'a server cannot be reached, trying again');
      await sleep(RETRY_PAUSE, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}

function choreListener(log: Logger, metrics: ReturnType<typeof createWorkerMetrics>) {
  return {
    done: (name: string, items: number) => {
      metrics.countSweep(name, 'done', items);
      if (items > 0) log.info({ chore: name, items }, 'chore done');
    },
    failed: (name: string, error: unknown) => {
      metrics.countSweep(name, 'failed', 0);
      log.warn({ chore: name, error }, 'chore failed');
    },
  };
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof OperatorError ? [error.message, ...error.remedies].join('\n  · ') : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
