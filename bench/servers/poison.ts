import { setTimeout as sleep } from 'node:timers/promises';
import { createEngineClient } from '../../client/create-engine-client.ts';
import { createTemporalClient } from '../../client/temporal-connection.ts';
import { loadConfig } from '../../config/config.ts';
import { instanceId } from '../../contract/process-instance.ts';
import { openDatabase } from '../../db/connection.ts';
import { createDefinitionsRepository } from '../../db/read-model/definitions-repository.ts';
import type { System } from '../../scripts/system/system.ts';
import { loadDiagram } from '../load-diagram.ts';

/** Ways not to stop that `diagrams/poison.bpmn` knows: a loop without a wait, and expressions without end. */
export const POISON_KINDS = 10;

/** Instances that would hold a worker for ever. */
export interface Poison {
  /** Starts one of each kind, evenly over so many milliseconds. */
  start(prefix: string, milliseconds: number): Promise<void>;
  /** How many of those with the prefix have stopped with an incident. */
  incidents(prefix: string): Promise<number>;
  stop(): Promise<void>;
}

export async function preparePoison(system: System): Promise<Poison> {
  const config = loadConfig(system.environment);
  const database = openDatabase(config.databaseUrl);
  const temporal = await createTemporalClient(config);
  const client = createEngineClient({ temporal, database, taskQueue: config.taskQueue, deadline: 60_000 });
  const { definition, xml } = await loadDiagram('poison');
  const { processId, name } = definition;
  const compiled = JSON.stringify(definition);
  await createDefinitionsRepository(database).deploy({ processId, name, bpmnXml: xml, compiled, resources: {}, startEvents: [] });
  return {
    async start(prefix, milliseconds) {
      const kinds = Array.from({ length: POISON_KINDS }, (_, kind) => kind);
      await Promise.all(
        kinds.map(async (kind) => {
          await sleep((kind * milliseconds) / POISON_KINDS);
          const businessKey = `${prefix}-${String(kind)}`;
          const variables = { kind, n: 0, stop: false };
          await client.startInstance({ processId, businessKey, organisation: 'bench', variables, requestId: businessKey });
        }),
      );
    },
    async incidents(prefix) {
      const { rows } = await database.raw<{ rows: { count: string }[] }>(
        `select count(distinct instance_id) from incidents where instance_id like ? || '%'`,
        [instanceId(processId, prefix)],
      );
      return Number(rows[0]?.count);
    },
    async stop() {
      await temporal.connection.close();
      await database.destroy();
    },
  };
}
