import { instanceId } from '../../contract/process-instance.ts';
import { findInstance } from '../../db/instances/instance.ts';
import { codeForStart } from '../../db/start/start-requests.ts';
import { CONTRACT_PREFIX } from '../../domain/code-schemes.ts';
import type { DemoContract } from './demo-contracts.ts';
import { takeSteps, type DemoWorld } from './demo-world.ts';

/** Process that the contracts run. */
const AGENCY_CONTRACT = 'agency-contract';

/** Starts a contract and does its steps; one that runs already is left as it is. */
export async function startDemoContract(world: DemoWorld, demoContract: DemoContract, token: string): Promise<void> {
  const { database, engine } = world;
  const { station, startedBy, organisation, variables, steps } = demoContract;
  const started = { token, personId: startedBy, processId: AGENCY_CONTRACT, prefix: CONTRACT_PREFIX, now: new Date() };
  const businessKey = await codeForStart(database, started);
  const id = instanceId(AGENCY_CONTRACT, businessKey);
  if ((await findInstance(database, id)) !== undefined) return;
  await engine.startInstance({
    processId: AGENCY_CONTRACT,
    businessKey,
    organisation,
    variables: { ...variables, contractId: businessKey },
    startedBy,
    requestId: token,
  });
  await takeSteps(world, id, steps, { station, token });
}
