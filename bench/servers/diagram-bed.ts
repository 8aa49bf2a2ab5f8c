import { createEngineClient } from '../../client/create-engine-client.ts';
import type { EngineClient } from '../../client/engine-client.ts';
import { createTemporalClient } from '../../client/temporal-connection.ts';
import { loadConfig } from '../../config/config.ts';
import { openDatabase, type Database } from '../../db/connection.ts';
import { createDefinitionsRepository } from '../../db/read-model/definitions-repository.ts';
import type { System } from '../../scripts/system/system.ts';
import { loadDiagram } from '../load-diagram.ts';

/** A diagram of `bench/diagrams/`, deployed on real servers, with the worker that everybody runs. */
export interface DiagramBed {
  readonly processId: string;
  readonly client: EngineClient;
  readonly database: Database;
  stop(): Promise<void>;
}

export async function openDiagramBed(system: System, diagram: string): Promise<DiagramBed> {
  const config = loadConfig(system.environment);
  const database = openDatabase(config.databaseUrl);
  const temporal = await createTemporalClient(config);
  const { updatesInFlight } = config.temporal;
  const client = createEngineClient({ temporal, database, taskQueue: config.taskQueue, updatesInFlight, deadline: 60_000 });
  const { definition, xml } = await loadDiagram(diagram);
  const { processId, name } = definition;
  const compiled = JSON.stringify(definition);
  await createDefinitionsRepository(database).deploy({ processId, name, bpmnXml: xml, compiled, resources: {}, startEvents: [] });
  if (!system.isRunning('worker')) await system.start('worker');
  return {
    processId,
    client,
    database,
    async stop() {
      await temporal.connection.close();
      await database.destroy();
    },
  };
}
