import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelCycle, findCurrentCycle, findCycle, listCycles, pauseCycle, resumeCycle } from '../../../db/registers/evaluation-cycles.ts';
import { addMaterial, countMaterials, listMaterials, readMaterial, withdrawMaterial } from '../../../db/registers/evaluation-materials.ts';
import {
  createDraftScheme,
  findPublishedScheme,
  findScheme,
  listSchemes,
  publishScheme,
  saveDraftScheme,
} from '../../../db/registers/indicator-schemes.ts';
import { insertRectifications, listRectificationsOfCycle } from '../../../db/registers/rectifications.ts';
import { listEvaluationsOf } from '../../../db/registers/station-evaluations.ts';
import type { Transaction } from '../../../db/connection.ts';
import { createEvaluationBed, publishSchemeOf, smallScheme, type EvaluationBed } from '../../activities/service-tasks/evaluation-bed.ts';
import { NOW } from '../../activities/service-tasks/register-bed.ts';

let bed: EvaluationBed;

beforeAll(async () => {
  bed = await createEvaluationBed();
});

afterAll(async () => {
  await bed.close();
});

const write = async <Result>(work: (transaction: Transaction) => Promise<Result>) => await bed.database.transaction(work);
const by = { by: 'bureau-desk', at: NOW };

describe('schemes', () => {
  it('given two who edit one draft, save for the first', async () => {
    const id = await write((transaction) => createDraftScheme(transaction, { year: 2026, content: smallScheme(), ...by }));
    const edit = { content: smallScheme({ title: '改后' }), revision: 1, ...by };
    expect(await write((transaction) => saveDraftScheme(transaction, id, edit))).toBe(2);
    expect(await write((transaction) => saveDraftScheme(transaction, id, edit))).toBeUndefined();
    expect(await write((transaction) => publishScheme(transaction, id, { revision: 1, ...by }))).toBe(false);
    expect(await write((transaction) => publishScheme(transaction, id, { revision: 2, ...by }))).toBe(true);
    expect(await write((transaction) => saveDraftScheme(transaction, id, { ...edit, revision: 2 }))).toBeUndefined();
    expect(await findPublishedScheme(bed.database, 2026)).toMatchObject({ id, version: 1, content: { title: '改后' } });
  });

  it('given a new version is published, keep the earlier one as replaced', async () => {
    const first = await publishSchemeOf(bed.database, 2027);
    const second = await publishSchemeOf(bed.database, 2027);
    expect(await findScheme(bed.database, first)).toMatchObject({ status: 'replaced', version: 1 });
    expect(await findPublishedScheme(bed.database, 2027)).toMatchObject({ id: second, version: 2 });
    expect((await listSchemes(bed.database))[0]).toMatchObject({ year: 2027, version: 2 });
    expect(await findScheme(bed.database, 'no uuid')).toBeUndefined();
  });
});

describe('cycles', () => {
  it('are paused with a reason and resumed; a cancelled one makes room for another', async () => {
    const { cycleId, year } = await bed.openCycle();
    expect(await write((transaction) => pauseCycle(transaction, cycleId, '防汛'))).toBe(true);
    expect(await write((transaction) => pauseCycle(transaction, cycleId, '再次'))).toBe(false);
    expect(await findCycle(bed.database, cycleId)).toMatchObject({ status: 'paused', pausedReason: '防汛' });
    expect(await write((transaction) => resumeCycle(transaction, cycleId))).toBe(true);
    expect(await findCurrentCycle(bed.database, year, 'final')).toMatchObject({ id: cycleId, status: 'running', pausedReason: null });
    expect(await write((transaction) => cancelCycle(transaction, cycleId, '重新安排'))).toBe(true);
    expect(await findCurrentCycle(bed.database, year, 'final')).toBeUndefined();
    expect(await listCycles(bed.database)).toContainEqual(expect.objectContaining({ id: cycleId, cancelledReason: '重新安排' }));
  });

  it('tell a station its years, and the bureau what has to be put right', async () => {
    const { cycleId } = await bed.openCycle();
    const evaluationId = `${cycleId}/jinjie`;
    const rectification = { evaluationId, indicator: 'archives', lost: 12, problem: '存档不及时', dueOn: '2026-12-21' };
    await write((transaction) => insertRectifications(transaction, [rectification]));
    expect(await listRectificationsOfCycle(bed.database, cycleId)).toMatchObject([{ ...rectification, status: 'open' }]);
    expect((await listEvaluationsOf(bed.database, 'jinjie')).map(({ id }) => id)).toContain(evaluationId);
  });
});

describe('materials', () => {
  it('are kept whole, and no longer counted when they are withdrawn', async () => {
    const { cycleId } = await bed.openCycle();
    const evaluationId = `${cycleId}/xigou`;
    const file = { evaluationId, fileName: '目录.pdf', mediaType: 'application/pdf', content: Buffer.from('目录'), ...by };
    const id = await write((transaction) => addMaterial(transaction, { ...file, indicator: 'archives' }));
    await write((transaction) => addMaterial(transaction, file));
    expect(await countMaterials(bed.database, evaluationId)).toEqual({ archives: 1 });
    expect(await readMaterial(bed.database, id)).toMatchObject({ fileName: '目录.pdf', size: 6, content: Buffer.from('目录') });
    expect(await write((transaction) => withdrawMaterial(transaction, evaluationId, id, NOW))).toBe(true);
    expect(await write((transaction) => withdrawMaterial(transaction, evaluationId, id, NOW))).toBe(false);
    expect(await countMaterials(bed.database, evaluationId)).toEqual({});
    expect(await listMaterials(bed.database, evaluationId)).toHaveLength(2);
  });
});
