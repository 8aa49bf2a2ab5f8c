import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadServiceTaskHandlers } from '../../activities/service-tasks/index.ts';
import { runServiceTask } from '../../activities/service-tasks/run-service-task.ts';
import type { JsonObject } from '../../contract/json.ts';
import { listObligations } from '../../db/registers/contract-obligations.ts';
import { listSignatures } from '../../db/registers/contract-signatures.ts';
import { findContract } from '../../db/registers/contracts.ts';
import { createRegisterKeys } from '../../db/registers/register-keys.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { addContractParties, AGENCY, completeDraft } from '../activities/service-tasks/contract-bed.ts';
import { fillTestRegisters } from '../activities/service-tasks/register-bed.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from '../workflows/eventually.ts';

const CONTRACT = 'XY-2026-000001';
const INSTANCE = `agency-contract:${CONTRACT}`;

let engine: TestEngine;

beforeAll(async () => {
  engine = await startTestEngine();
  await fillTestRegisters(engine.database);
  await addContractParties(engine);
  const services = { database: engine.database, registerKeys: createRegisterKeys([{ id: 'test', key: Buffer.alloc(32, 3) }]) };
  for (const [type, handler] of await loadServiceTaskHandlers()) {
    engine.jobs.set(type, async (request) => await runServiceTask(handler, request, services));
  }
  await engine.deploy('processes/agency-contract');
});

afterAll(() => engine.stop());

async function openTasks(): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await engine
    .database('tasks')
    .where({ instance_id: INSTANCE, state: 'open' })
    .select({ key: 'key', elementId: 'element_id' });
  const tasks = z.array(z.object({ key: z.string(), elementId: z.string() })).parse(rows);
  return new Map(tasks.map(({ key, elementId }) => [elementId, key]));
}

/** Completes the open task of an element as soon as it is there. */
async function complete(elementId: string, variables: JsonObject, actor: string): Promise<void> {
  const open = await eventually(openTasks, (tasks) => tasks.has(elementId));
  const key = open.get(elementId);
  if (key === undefined) {
    const incidents: unknown = await engine.database('incidents').select('element_id', 'message');
    throw new Error(`${elementId} is not open: ${JSON.stringify([...open.keys()])} ${JSON.stringify(incidents)}`);
  }
  await engine.client.execute(INSTANCE, 'completeUserTask', { key, variables, actor }, { updateId: randomUUID() });
}

async function statusBecomes(status: string): Promise<void> {
  const contract = await eventually(
    () => findContract(engine.database, CONTRACT),
    (found) => found?.status === status,
  );
  expect(contract).toMatchObject({ status });
}

describe('a contract on real servers', () => {
  it('given a draft that is mended, judged and signed, then it is in force, and a breach stops performing until it is dismissed', async () => {
    const variables = {
      contractId: CONTRACT,
      station: 'dabaodang',
      agency: AGENCY.name,
      commissioner: 'bureau',
      commissionerName: '神木市民政局',
    };
    await engine.client.startInstance({
      processId: 'agency-contract',
      businessKey: CONTRACT,
      organisation: 'bureau',
      variables,
      requestId: randomUUID(),
      startedBy: 'bureau-desk',
    });
    const draft = { agencyId: AGENCY.id, ...completeDraft };
    await complete('Task_draft', { ...draft, clauses: { ...draft.clauses, scope: '' } }, 'bureau-desk');
    await complete('Task_draft', draft, 'bureau-desk');
    await complete('Task_review', { decision: 'approved' }, 'bureau-desk-two');
    await complete('Task_approve', { decision: 'approved' }, 'bureau-deputy');
    const signedOn = dayOf(new Date());
    await complete('Task_signAgency', { signature: '测试agency-manager', signedOn }, 'agency-manager');
    await complete('Task_signCommissioner', { signature: '测试bureau-chief', signedOn }, 'bureau-chief');
    await statusBecomes('in-force');
    expect(await listSignatures(engine.database, CONTRACT)).toHaveLength(2);
    expect(await listObligations(engine.database, CONTRACT)).toHaveLength(2);

    const breach = { description: '误报', actor: 'bureau-desk' };
    await engine.client.publishMessage({ id: randomUUID(), name: 'breach-reported', correlationKey: CONTRACT, variables: breach });
    await statusBecomes('breached');
    await complete('Task_notice', { decision: 'dismissed', notice: '核实后不属实', cureUntil: null }, 'bureau-desk');
    await statusBecomes('in-force');
  });
});
