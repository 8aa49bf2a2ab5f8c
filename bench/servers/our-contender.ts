import { randomUUID } from 'node:crypto';
import { createEngineClient } from '../../client/create-engine-client.ts';
import { createTemporalClient } from '../../client/temporal-connection.ts';
import { loadConfig } from '../../config/config.ts';
import { instanceId } from '../../contract/process-instance.ts';
import { openDatabase } from '../../db/connection.ts';
import { createDefinitionsRepository } from '../../db/read-model/definitions-repository.ts';
import type { System } from '../../scripts/system/system.ts';
import { loadDiagram } from '../load-diagram.ts';
import type { Contender } from './contender.ts';

/** This project: the lifecycle diagram, interpreted by the worker that everybody runs. */
export async function ourContender(system: System): Promise<Contender> {
  const config = loadConfig(system.environment);
  const database = openDatabase(config.databaseUrl);
  const temporal = await createTemporalClient(config);
  const client = createEngineClient({ temporal, database, taskQueue: config.taskQueue, deadline: 30_000 });
  const { definition, xml } = await loadDiagram('lifecycle');
  const { processId, name } = definition;
  const compiled = JSON.stringify(definition);
  await createDefinitionsRepository(database).deploy({ processId, name, bpmnXml: xml, compiled, resources: {}, startEvents: [] });
  if (!system.isRunning('worker')) await system.start('worker');
  return {
    name: 'ours',
    workerPid: system.pid('worker'),
    async start(caseId) {
      await client.startInstance({ processId, businessKey: caseId, organisation: 'bench', variables: { risk: 3 }, requestId: caseId });
    },
    async complete(caseId, task, variables) {
      const args = { key: task.key, variables, actor: 'bench' };
      await client.execute(instanceId(processId, caseId), 'completeUserTask', args, { updateId: randomUUID() });
    },
    async openTasks(caseId) {
      const { rows } = await database.raw<{ rows: { key: string; step: string }[] }>(
        `select key, tasks.element_id as step
           from task_candidates join tasks using (instance_id, key)
          where candidate = any('{worker@bench}') and instance_id = ?`,
        [instanceId(processId, caseId)],
      );
      return rows;
    },
    async stop() {
      await temporal.connection.close();
      await database.destroy();
    },
  };
}
