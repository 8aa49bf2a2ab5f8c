import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainingHours } from '../../../db/registers/training-hours.ts';
import { findTraining, listCorrections, listTrainings } from '../../../db/registers/trainings.ts';
import { cancelTraining, correctTraining, recordTraining, type TrainingChange } from '../../../db/registers/write-trainings.ts';
import { createRegisterBed, NOW, type RegisterBed } from '../../activities/service-tasks/register-bed.ts';

const by = 'head-one';
const content = {
  date: '2026-05-12',
  topic: '个案工作方法',
  kind: 'tiered',
  hours: 3.5,
  organiser: '市社会工作服务总站',
  participants: ['head-one', 'worker-one'],
} as const;

describe('the register of trainings', () => {
  let bed: RegisterBed;
  beforeAll(async () => {
    bed = await createRegisterBed();
  });
  afterAll(() => bed.close());

  const record = async (more: Partial<Parameters<typeof recordTraining>[1]> = {}, requestId: string = randomUUID()) =>
    await bed.database.transaction((transaction) =>
      recordTraining(transaction, { ...content, station: 'dabaodang', requestId, ...more }, { by, at: NOW }),
    );
  const change = (id: string, revision = 1, reason = '学时登记错了'): TrainingChange => ({ id, revision, reason, by, at: NOW });
  const correct = async (of: TrainingChange, hours: number) =>
    await bed.database.transaction((transaction) => correctTraining(transaction, of, { ...content, participants: ['worker-two'], hours }));
  const cancel = async (of: TrainingChange) => await bed.database.transaction((transaction) => cancelTraining(transaction, of));
  const hoursOf = async (year: number) =>
    Object.fromEntries((await trainingHours(bed.database, ['dabaodang'], year)).map(({ person, hours }) => [person, hours]));

  it('records a form that is sent twice, or twice at once, once', async () => {
    const requestId = randomUUID();
    const ids = await Promise.all([record({ date: '2021-01-05' }, requestId), record({ date: '2021-01-05' }, requestId)]);
    expect(new Set([...ids, await record({ date: '2021-01-05' }, requestId)]).size).toBe(1);
    expect((await listTrainings(bed.database, ['dabaodang'], { year: 2021 }, { page: 1, size: 10 })).total).toBe(1);
  });

  it('counts the hours of everybody who works there, of the year, without what was cancelled', async () => {
    await record({ date: '2022-01-01' });
    await record({ date: '2022-12-31', hours: 2, participants: ['worker-one'] });
    await record({ date: '2021-12-31', hours: 50 });
    await record({ date: '2022-06-01', hours: 50, station: 'jinjie', participants: ['lead-other'] });
    await cancel(change(await record({ date: '2022-06-01', hours: 50 })));
    expect(await hoursOf(2022)).toEqual({ 'head-one': 3.5, 'lead-one': 0, 'worker-one': 5.5, 'worker-two': 0 });
    expect(await listTrainings(bed.database, ['dabaodang'], { year: 2022 }, { page: 1, size: 10 })).toMatchObject({
      total: 3,
      held: 2,
      creditedHours: 9,
    });
  });

  it('keeps the hours of somebody who left, and says that they did', async () => {
    await bed.database('people').insert({ id: 'gone', username: 'gone', name: '离岗', created_at: NOW });
    await record({ date: '2023-03-01', participants: ['gone'] });
    const found = await trainingHours(bed.database, ['dabaodang'], 2023);
    expect(found.find(({ person }) => person === 'gone')).toEqual({
      station: 'dabaodang',
      person: 'gone',
      onStaff: false,
      hours: 3.5,
      trainings: 1,
    });
    expect(found.at(-1)?.person).toBe('gone');
  });

  it('corrects a record, keeps what stood there, and tells the log', async () => {
    const id = await record({ date: '2024-05-12' });
    expect(await correct(change(id), 4)).toEqual({ kind: 'done' });
    expect(await findTraining(bed.database, id)).toMatchObject({ hours: 4, participants: ['worker-two'], revision: 2 });
    expect(await listCorrections(bed.database, id)).toEqual([
      { before: { ...content, date: '2024-05-12' }, reason: '学时登记错了', byPerson: by, at: NOW },
    ]);
    const entries: unknown = await bed.database('audit_log').where({ subject_id: id }).orderBy('seq').select('actor', 'action', 'details');
    expect(entries).toEqual([
      { actor: by, action: 'training.record', details: { station: 'dabaodang', date: '2024-05-12', hours: 3.5, participants: 2 } },
      {
        actor: by,
        action: 'training.correct',
        details: { station: 'dabaodang', date: content.date, hours: 4, participants: 1, reason: '学时登记错了' },
      },
    ]);
  });

  it('changes nothing over somebody else’s head, however close they are', async () => {
    const id = await record({ date: '2025-05-12' });
    const outcomes = await Promise.all([correct(change(id), 4), correct(change(id), 5)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'done']);
    expect((await cancel(change(id, 1))).kind).toBe('changed');
    expect(await cancel(change(id, 2))).toEqual({ kind: 'done' });
    expect(await cancel(change(id, 2))).toEqual({ kind: 'cancelled' });
    expect(await correct(change(id, 2), 6)).toEqual({ kind: 'cancelled' });
    expect(await correct(change('PX-2026-999999'), 6)).toEqual({ kind: 'unknown' });
    expect(await listCorrections(bed.database, id)).toHaveLength(1);
  });

  it('writes nothing at all when a participant is nobody', async () => {
    await expect(record({ date: '2020-05-12', participants: ['worker-one', 'nobody'] })).rejects.toThrow(/foreign key/);
    expect((await listTrainings(bed.database, ['dabaodang'], { year: 2020 }, { page: 1, size: 10 })).total).toBe(0);
  });

  it('refuses to lose a record', async () => {
    await expect(bed.database('trainings').delete()).rejects.toThrow();
  });
});
