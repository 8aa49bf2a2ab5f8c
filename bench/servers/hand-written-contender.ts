import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { openDatabase } from '../../db/connection.ts';
import { startServerProcess } from '../../scripts/servers/server-process.ts';
import type { System } from '../../scripts/system/system.ts';
import { COMPLETE_UPDATE, HAND_WRITTEN_QUEUES, type Completion, type Style } from '../hand-written/contract.ts';
import { openTasks } from '../hand-written/inbox.ts';
import type { Contender } from './contender.ts';

/** The hand-written lifecycle in one of its styles, with a worker process of its own. */
export async function handWrittenContender(system: System, style: Style, logFolder: string): Promise<Contender> {
  const connection = await Connection.connect({ address: system.temporalAddress });
  const client = new Client({ connection });
  const database = openDatabase(system.databaseUrl);
  const worker = await startServerProcess({
    title: `hand-written worker (${style})`,
    command: process.execPath,
    arguments: ['--import', 'tsx', 'bench/hand-written/worker.ts', style],
    logFile: path.join(logFolder, `${style}.log`),
    workingFolder: PROJECT,
    environment: system.environment,
    detached: true,
    isReady: () => hasPoller(connection, HAND_WRITTEN_QUEUES[style]),
    readyWithin: 90_000,
    stopSignal: 'SIGTERM',
  });
  return {
    name: `hand-written ${style}`,
    workerPid: worker.pid,
    async start(caseId) {
      await client.workflow.start(style, { taskQueue: HAND_WRITTEN_QUEUES[style], workflowId: caseId, args: [{ risk: 3 }] });
    },
    async complete(caseId, task, variables) {
      const completion: Completion = { task: task.key, variables };
      await client.workflow.getHandle(caseId).executeUpdate(COMPLETE_UPDATE, { args: [completion] });
    },
    async openTasks(caseId) {
      return (await openTasks(database, caseId)).map((task) => ({ key: task, step: task }));
    },
    async stop() {
      await worker.stop();
      await connection.close();
      await database.destroy();
    },
  };
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

async function hasPoller(connection: Connection, taskQueue: string): Promise<boolean> {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace: 'default',
    taskQueue: { name: taskQueue },
    taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  });
  return pollers.length > 0;
}
