import { instanceId } from '../../contract/process-instance.ts';
import { findInstance } from '../../db/instances/instance.ts';
import { yearOf } from '../../db/registers/codes.ts';
import { listPlan } from '../../db/registers/supervision-plans.ts';
import { codeForStart } from '../../db/start/start-requests.ts';
import { SUPERVISION_PREFIX } from '../../domain/code-schemes.ts';
import type { DemoVisit } from './demo-supervision.ts';
import { takeSteps, type DemoWorld } from './demo-world.ts';

/** Process that the visits run. */
const SUPERVISION = 'supervision';

/** Starts a visit of supervision and does its steps; one that runs already is left as it is. */
export async function startDemoVisit(world: DemoWorld, { station, planned, variables, steps }: DemoVisit, token: string): Promise<void> {
  const { database, engine } = world;
  const startedBy = 'master.supervisor';
  const now = new Date();
  const businessKey = await codeForStart(database, { token, personId: startedBy, processId: SUPERVISION, prefix: SUPERVISION_PREFIX, now });
  const id = instanceId(SUPERVISION, businessKey);
  if ((await findInstance(database, id)) !== undefined) return;
  const entry = planned ? (await listPlan(database, yearOf(now), [station])).find(({ visitId }) => visitId === null) : undefined;
  await engine.startInstance({
    processId: SUPERVISION,
    businessKey,
    organisation: 'master',
    variables: { ...variables, visitId: businessKey, master: 'master', station, planId: entry?.id ?? null },
    startedBy,
    requestId: token,
  });
  await takeSteps(world, id, steps, { station, token });
}
