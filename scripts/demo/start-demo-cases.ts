import { createEngineClient } from '../../client/create-engine-client.ts';
import { createTemporalClient } from '../../client/temporal-connection.ts';
import type { Config } from '../../config/config.ts';
import type { JsonObject } from '../../contract/json.ts';
import { instanceId } from '../../contract/process-instance.ts';
import { openDatabase } from '../../db/connection.ts';
import { findInstance } from '../../db/instances/instance.ts';
import { loadOrganisationTree } from '../../db/registers/organisations.ts';
import { createRegisterKeys, type RegisterKeys } from '../../db/registers/register-keys.ts';
import { sealValue } from '../../db/registers/sealed-value.ts';
import { codeForStart } from '../../db/start/start-requests.ts';
import { CASE_PREFIX } from '../../domain/code-schemes.ts';
import { demoCases, personalVariables, type DemoCase } from './demo-cases.ts';
import { demoContracts } from './demo-contracts.ts';
import { stepsTo } from './demo-steps.ts';
import { demoVisits } from './demo-supervision.ts';
import { PATIENCE, takeSteps, type DemoWorld } from './demo-world.ts';
import { startDemoContract } from './start-demo-contract.ts';
import { startDemoVisit } from './start-demo-visit.ts';
import { workerOf } from './demo-staff.ts';

/** Process that the cases run. */
const LIFECYCLE = 'service-lifecycle';

/**
 * Starts the demonstration's cases through the engine and does the first steps as their people, so that every inbox a
 * case passes holds something; visits of supervision, and contracts in force. What runs already is left as it is, so it may be called
 * at every start. Needs a worker. Answers how many cases it started.
 */
export async function startDemoCases(config: Config): Promise<number> {
  const database = openDatabase(config.databaseUrl, { poolSize: 2, applicationName: 'social-work-demo' });
  const temporal = await createTemporalClient(config);
  try {
    const engine = createEngineClient({ temporal, database, taskQueue: config.taskQueue, deadline: PATIENCE });
    const world = { database, engine, keys: createRegisterKeys(config.payloadKeys), tree: await loadOrganisationTree(database) };
    let started = 0;
    for (const [number, demoCase] of demoCases().entries()) {
      if (await startDemoCase(world, demoCase, `demo-case-${number}`)) started += 1;
    }
    for (const [number, visit] of demoVisits().entries()) await startDemoVisit(world, visit, `demo-visit-${number}`);
    for (const [number, contract] of demoContracts(world.tree).entries()) {
      await startDemoContract(world, contract, `demo-contract-${number}`);
    }
    return started;
  } finally {
    await Promise.all([temporal.connection.close(), database.destroy()]);
  }
}

async function startDemoCase(world: DemoWorld, demoCase: DemoCase, token: string): Promise<boolean> {
  const { database, engine, tree } = world;
  const { room } = demoCase;
  const startedBy = workerOf(room);
  const businessKey = await codeForStart(database, {
    token,
    personId: startedBy,
    processId: LIFECYCLE,
    prefix: CASE_PREFIX,
    now: new Date(),
  });
  const id = instanceId(LIFECYCLE, businessKey);
  if ((await findInstance(database, id)) !== undefined) return false;
  const station = tree.stationOf(room)?.code ?? room;
  const variables = { ...sealed(demoCase.variables, world.keys), caseId: businessKey, room, station, master: 'master' };
  await engine.startInstance({ processId: LIFECYCLE, businessKey, organisation: room, variables, startedBy, requestId: token });
  await takeSteps(world, id, stepsTo(demoCase, startedBy), { station, token });
  return true;
}

function sealed(variables: JsonObject, keys: RegisterKeys): JsonObject {
  const personal: readonly string[] = personalVariables;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      personal.includes(name) && typeof value === 'string' ? sealValue(value, keys) : value,
    ]),
  );
}
