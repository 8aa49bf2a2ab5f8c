import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCaseFile } from '../../../../db/registers/case-file.ts';
import { createRegisterBed, type RegisterBed } from '../register-bed.ts';

let bed: RegisterBed;

beforeAll(async () => {
  bed = await createRegisterBed();
  await bed.run('open-case', { room: 'dabaodang-room-01' });
});

afterAll(async () => {
  await bed.close();
});

const review = { result: 'good', findings: '记录完整' };
const status = async () => (await loadCaseFile(bed.database, 'GA-2026-000001'))?.status;

describe('nextStatus', () => {
  it('given with a job, when the job is done, then the case is in that stage', async () => {
    await bed.run('record-assessment', { riskLevel: 'low', situation: '情况稳定', nextStatus: 'planning' });
    expect(await status()).toBe('planning');
  });

  it('given with a job that moves the case itself, when it is done, then the job has the last word', async () => {
    await bed.run('record-closing', { closeReason: 'goals-met', summary: '目标达成', nextStatus: 'serving' });
    expect(await status()).toBe('archiving');
  });

  it.each(['archived', 'finished', 3])('given %s, when the job runs, then it is refused and the case stays', async (nextStatus) => {
    await expect(bed.run('record-review', { ...review, nextStatus })).rejects.toThrow('nextStatus');
    expect(await status()).toBe('archiving');
  });

  it('given for a closed case, when the job runs, then the case stays closed', async () => {
    await bed.run('archive-case', {});
    await expect(bed.run('record-review', { ...review, nextStatus: 'serving' })).rejects.toMatchObject({ code: 'CASE_CLOSED' });
    expect(await status()).toBe('archived');
  });
});
