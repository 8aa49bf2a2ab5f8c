import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCaseFile } from '../../../db/registers/case-file.ts';
import { createRegisterBed, type RegisterBed } from './register-bed.ts';

const options = { businessKey: 'GA-2026-000001' };

let bed: RegisterBed;

beforeAll(async () => {
  bed = await createRegisterBed();
  await bed.run('open-case', { room: 'dabaodang-room-01' }, options);
});

afterAll(async () => {
  await bed.close();
});

const file = async () => await loadCaseFile(bed.database, options.businessKey);

describe('record-consultation', () => {
  it('give advice to the question that it is for, with the time that it took', async () => {
    const first = await bed.run('record-consultation', { question: '家属不配合' }, options);
    const second = await bed.run('record-consultation', { question: '怎样开家庭会议' }, options);
    const advised = { step: 'advised', hours: 1.5, topic: 'difficult-case' };
    const supervisor = { ...options, actor: 'master-supervisor' };
    await bed.run('record-consultation', { ...advised, consultationId: second.consultationId ?? null, advice: '先分别谈' }, supervisor);
    await bed.run('record-consultation', { ...advised, consultationId: first.consultationId ?? null, advice: '先建立信任' }, supervisor);
    expect(
      (await file())?.records.consultations.toSorted((one, other) => one.question.localeCompare(other.question, 'zh-CN')),
    ).toMatchObject([
      { question: '家属不配合', advice: '先建立信任', durationMinutes: 90, topic: 'difficult-case' },
      { question: '怎样开家庭会议', advice: '先分别谈', durationMinutes: 90, topic: 'difficult-case' },
    ]);
    await expect(
      bed.run('record-consultation', { ...advised, consultationId: first.consultationId ?? null, advice: '再来' }, supervisor),
    ).rejects.toThrow('没有待答复的疑难问题');
    await expect(bed.run('record-consultation', { ...advised, hours: 30, advice: '再来' }, supervisor)).rejects.toThrow('用时应为');
  });
});
