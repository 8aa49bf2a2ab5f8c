import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadServiceTaskHandlers } from '../../activities/service-tasks/index.ts';
import { runServiceTask } from '../../activities/service-tasks/run-service-task.ts';
import type { JsonObject } from '../../contract/json.ts';
import { yearOf } from '../../db/registers/codes.ts';
import { findCycle } from '../../db/registers/evaluation-cycles.ts';
import { addMaterial } from '../../db/registers/evaluation-materials.ts';
import { createRegisterKeys } from '../../db/registers/register-keys.ts';
import { findStationEvaluation, listBoard } from '../../db/registers/station-evaluations.ts';
import { addEvaluationStaff, given, publishSchemeOf } from '../activities/service-tasks/evaluation-bed.ts';
import { fillTestRegisters } from '../activities/service-tasks/register-bed.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from '../workflows/eventually.ts';

const CYCLE = 'PJ-2026-000001';
const STATIONS = ['dabaodang', 'jinjie', 'xigou'];
const CONTRACT = 'XY-2026-000001';

let engine: TestEngine;

beforeAll(async () => {
  engine = await startTestEngine();
  await fillTestRegisters(engine.database);
  await addEvaluationStaff(engine.database);
  const services = { database: engine.database, registerKeys: createRegisterKeys([{ id: 'test', key: Buffer.alloc(32, 3) }]) };
  for (const [type, handler] of await loadServiceTaskHandlers()) {
    engine.jobs.set(type, async (request) => await runServiceTask(handler, request, services));
  }
  await engine.deploy('processes/annual-evaluation', 'processes/station-evaluation', 'processes/station-evaluation/scenarios');
  await publishSchemeOf(engine.database, yearOf(new Date()));
});

afterAll(() => engine.stop());

const cycleInstance = `annual-evaluation:${CYCLE}`;

/** A called instance is named by its caller; its business key says which station it is. */
async function instanceOf(station: string): Promise<string> {
  const row: unknown = await eventually(
    () =>
      engine
        .database('process_instances')
        .where({ process_id: 'station-evaluation', business_key: `${CYCLE}/${station}` })
        .first('id'),
    (found) => found !== undefined,
  );
  return z.object({ id: z.string() }).parse(row).id;
}

const openTask = z.object({
  key: z.string(),
  elementId: z.string(),
  assignee: z.string().nullable(),
  candidateUsers: z.array(z.string()),
  organisation: z.string(),
  businessKey: z.string(),
});

async function openTasks(instanceId: string) {
  const rows: unknown = await engine.database('tasks').where({ instance_id: instanceId, state: 'open' }).select({
    key: 'key',
    elementId: 'element_id',
    assignee: 'assignee',
    candidateUsers: 'candidate_users',
    organisation: 'organisation',
    businessKey: 'business_key',
  });
  return z.array(openTask).parse(rows);
}

/** Completes the open task of an element, the actor's own where several have one, as soon as it is there. */
async function complete(instanceId: string, elementId: string, variables: JsonObject, actor: string): Promise<void> {
  const isOwn = ({ elementId: element, assignee }: z.infer<typeof openTask>) => element === elementId && (assignee ?? actor) === actor;
  const task = (
    await eventually(
      () => openTasks(instanceId),
      (open) => open.some(isOwn),
    )
  ).find(isOwn);
  if (task === undefined) {
    throw new Error(`${elementId} is not open for ${actor} in ${instanceId}: ${JSON.stringify(await whatWentWrong())}`);
  }
  await engine.client.execute(instanceId, 'completeUserTask', { key: task.key, variables, actor }, { updateId: randomUUID() });
}

async function whatWentWrong(): Promise<unknown> {
  return await engine.database('incidents').select('instance_id', 'element_id', 'message');
}

async function assess(station: string, actor: string): Promise<void> {
  const file = { fileName: '归档目录.pdf', mediaType: 'application/pdf', content: Buffer.from('目录'), by: actor, at: new Date() };
  await engine.database.transaction((transaction) =>
    addMaterial(transaction, { evaluationId: `${CYCLE}/${station}`, indicator: 'archives', ...file }),
  );
  await complete(await instanceOf(station), 'Task_selfAssess', { selfScores: given(55, 38) }, actor);
}

async function review(station: string, reviewer: string, points: readonly [number, number]): Promise<void> {
  const findings = { findings: '服务规范', visitedOn: null };
  await complete(await instanceOf(station), 'Task_review', { scores: given(...points), ...findings }, reviewer);
}

async function confirm(station: string): Promise<void> {
  await complete(await instanceOf(station), 'Task_confirm', { confirmed: true }, 'bureau-deputy');
}

async function ended(instanceId: string): Promise<string | undefined> {
  return await eventually(
    async () => (await engine.context.instances.byId(instanceId))?.status,
    (status) => status !== 'active',
  );
}

describe('a cycle on real servers', () => {
  it('given three stations and one that is added, runs through to publication and tells the contract', async () => {
    await engine.client.publishMessage({
      id: randomUUID(),
      name: 'contract-in-force',
      correlationKey: '',
      variables: { contractId: CONTRACT },
    });
    await insertContract();
    const variables = {
      cycleId: CYCLE,
      year: null,
      kind: 'final',
      stations: STATIONS,
      reviewers: 'master-supervisor,bureau-supervisor',
      startAt: null,
    };
    await engine.client.startInstance({
      processId: 'annual-evaluation',
      businessKey: CYCLE,
      organisation: 'bureau',
      variables,
      requestId: randomUUID(),
      startedBy: 'bureau-desk',
    });

    // Each station has an instance of its own, owned by it.
    await eventually(
      () => engine.context.instances.children(cycleInstance),
      (children) => children.length === STATIONS.length,
    );
    for (const station of STATIONS) {
      const [task] = await eventually(
        async () => await openTasks(await instanceOf(station)),
        (open) => open.length > 0,
      );
      expect(task).toMatchObject({ elementId: 'Task_selfAssess', organisation: station, businessKey: `${CYCLE}/${station}` });
    }

    const added = { station: 'dianta', reason: '新签协议', actor: 'bureau-desk' };
    await engine.client.publishMessage({ id: randomUUID(), name: 'station-added', correlationKey: CYCLE, variables: added });
    await eventually(
      async () => await openTasks(await instanceOf('dianta')),
      (open) => open.length > 0,
    );
    const excuse = { reason: '整体搬迁', actor: 'bureau-desk' };
    await engine.client.publishMessage({ id: randomUUID(), name: 'station-excused', correlationKey: `${CYCLE}/dianta`, variables: excuse });
    expect(await ended(await instanceOf('dianta'))).toBe('completed');

    // 大保当: reviewed by two who agree, accepted, confirmed.
    await assess('dabaodang', 'lead-one');
    const reviews = await eventually(
      async () => await openTasks(await instanceOf('dabaodang')),
      (open) => open.length === 2,
    );
    expect(reviews.map(({ assignee }) => assignee).toSorted()).toEqual(['bureau-supervisor', 'master-supervisor']);
    await review('dabaodang', 'master-supervisor', [56, 38]);
    await review('dabaodang', 'bureau-supervisor', [58, 38]);
    await complete(await instanceOf('dabaodang'), 'Task_answer', { answer: 'accepted' }, 'lead-one');
    await confirm('dabaodang');
    expect(await ended(await instanceOf('dabaodang'))).toBe('completed');

    // 锦界: the two are far apart and talk; it appeals, and has something to put right.
    await assess('jinjie', 'lead-other');
    await review('jinjie', 'master-supervisor', [58, 38]);
    await review('jinjie', 'bureau-supervisor', [50, 22]);
    const comparison = [
      { code: 'casework', points: 54 },
      { code: 'archives', points: 24 },
    ];
    await complete(await instanceOf('jinjie'), 'Task_discuss', { comparison, minutes: '核对后一致' }, 'bureau-supervisor');
    const appeal = { answer: 'appealed', appealIndicators: ['archives'], appealReason: '目录已补齐' };
    await complete(await instanceOf('jinjie'), 'Task_answer', appeal, 'lead-other');
    const decision = { decision: 'adjusted', decisionReason: '已核对', adjusted: [{ code: 'archives', points: 30 }] };
    await complete(await instanceOf('jinjie'), 'Task_decideAppeal', decision, 'bureau-desk');
    await confirm('jinjie');
    await complete(await instanceOf('jinjie'), 'Task_rectify', { measures: '已整改' }, 'lead-other');
    await complete(await instanceOf('jinjie'), 'Task_checkRectification', { result: 'accepted', opinion: '' }, 'master-supervisor');
    expect(await ended(await instanceOf('jinjie'))).toBe('completed');

    // 西沟 is the last: until then the cycle waits.
    expect(await engine.context.instances.byId(cycleInstance)).toMatchObject({ status: 'active' });
    await assess('xigou', 'head-one');
    await review('xigou', 'master-supervisor', [60, 40]);
    await review('xigou', 'bureau-supervisor', [60, 40]);
    await complete(await instanceOf('xigou'), 'Task_answer', { answer: 'accepted' }, 'head-one');
    await confirm('xigou');

    await complete(cycleInstance, 'Task_publish', { approved: true }, 'bureau-deputy');
    expect(await ended(cycleInstance)).toBe('completed');
    expect(await whatWentWrong()).toEqual([]);
    expect(await findCycle(engine.database, CYCLE)).toMatchObject({ status: 'published', startedBy: 'bureau-desk' });
    expect(await listBoard(engine.database, CYCLE)).toMatchObject([
      { station: 'xigou', finalScore: 100, place: 1, status: 'done' },
      { station: 'dianta', finalScore: null, place: null, status: 'excused', addedReason: '新签协议', excusedReason: '整体搬迁' },
      { station: 'dabaodang', finalScore: 95, place: 2, grade: 'excellent' },
      { station: 'jinjie', finalScore: 84, place: 3, grade: 'qualified' },
    ]);
    expect(await findStationEvaluation(engine.database, `${CYCLE}/jinjie`)).toMatchObject({
      instanceId: await instanceOf('jinjie'),
      submittedBy: 'lead-other',
    });
    expect(await toldToContract()).toMatchObject({ evaluationId: `${CYCLE}/dabaodang`, kind: 'final', score: 95, grade: 'excellent' });
  });
});

async function insertContract(): Promise<void> {
  const at = new Date();
  const agency = { name: '示例社工服务中心', registration_code: '91610000TEST', representative: '测试', professional: true };
  await engine.database('agencies').insert({ id: 'agency-1', ...agency, changed_by: 'x', changed_at: at });
  const contract = { station: 'dabaodang', agency_id: 'agency-1', status: 'in-force', current_term: 1 };
  await engine.database('contracts').insert({ id: CONTRACT, ...contract, opened_by: 'x', opened_at: at, updated_at: at });
}

/** What the process that stands for the contract heard. */
async function toldToContract(): Promise<unknown> {
  const row: unknown = await eventually(
    () => engine.database('process_instances').where({ process_id: 'contract' }).first('variables', 'status'),
    (found) => z.object({ status: z.string() }).parse(found).status === 'completed',
  );
  return z.object({ variables: z.unknown() }).parse(row).variables;
}
