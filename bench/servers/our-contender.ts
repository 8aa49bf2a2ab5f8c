import { randomUUID } from 'node:crypto';
import { instanceId } from '../../contract/process-instance.ts';
import type { System } from '../../scripts/system/system.ts';
import type { Contender } from './contender.ts';
import { openDiagramBed } from './diagram-bed.ts';

/** This project: the lifecycle diagram, interpreted by the worker that everybody runs. */
export async function ourContender(system: System): Promise<Contender> {
  const bed = await openDiagramBed(system, 'lifecycle');
  const { processId, client, database } = bed;
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
    stop: () => bed.stop(),
  };
}
