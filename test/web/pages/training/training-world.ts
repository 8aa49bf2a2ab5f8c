import { randomUUID } from 'node:crypto';
import type { Database } from '../../../../db/connection.ts';
import { cancelTraining, correctTraining, recordTraining } from '../../../../db/registers/write-trainings.ts';
import type { TrainingContent } from '../../../../db/registers/trainings.ts';
import { addMembers } from '../../support/world.ts';

/** Codes of the trainings by what became of them. */
export interface TrainingWorld {
  readonly corrected: string;
  readonly cancelled: string;
  readonly lastYear: string;
  readonly foreign: string;
}

/** Two stations with trainings of 2026 and 2025, and the people who record and read them. */
export async function createTrainingWorld(database: Database): Promise<TrainingWorld> {
  await addMembers(database, [
    { id: 'station-head', name: '郝站长', assignments: [{ role: 'head', organisation: 'dabaodang' }] },
    { id: 'station-worker', name: '周社工', assignments: [{ role: 'worker', organisation: 'dabaodang' }] },
    { id: 'officer', name: '韩干部', assignments: [{ role: 'town-officer', organisation: 'dabaodang' }] },
    { id: 'other-head', name: '白站长', assignments: [{ role: 'head', organisation: 'jinjie' }] },
    { id: 'master-head', name: '杨主任', assignments: [{ role: 'head', organisation: 'master' }] },
    { id: 'supervisor', name: '田督导', assignments: [{ role: 'supervisor', organisation: 'master' }] },
    { id: 'desk', name: '何静', assignments: [{ role: 'desk', organisation: 'bureau' }] },
    { id: 'chief', name: '马局长', assignments: [{ role: 'chief', organisation: 'bureau' }] },
  ]);
  const at = new Date('2026-11-02T02:00:00Z');
  const content: TrainingContent = {
    date: '2026-04-16',
    topic: '个案工作方法<b>入门</b>',
    kind: 'tiered',
    hours: 8,
    organiser: '市社会工作服务总站',
    participants: ['station-head', 'worker'],
  };
  return await database.transaction(async (transaction) => {
    const record = async (station: string, more: Partial<TrainingContent>) =>
      await recordTraining(transaction, { ...content, ...more, station, requestId: randomUUID() }, { by: 'station-head', at });
    const corrected = await record('dabaodang', {});
    const change = { revision: 1, by: 'desk', at: new Date('2026-11-10T02:00:00Z') };
    await correctTraining(
      transaction,
      { ...change, id: corrected, reason: '签到表上还有一人' },
      { ...content, hours: 6, participants: ['station-head', 'worker', 'lead'] },
    );
    const cancelled = await record('dabaodang', { date: '2026-05-20', topic: '台账填写', kind: 'daily', hours: 40 });
    await cancelTraining(transaction, { ...change, id: cancelled, reason: '与六月的培训合并' });
    return {
      corrected,
      cancelled,
      lastYear: await record('dabaodang', {
        date: '2025-09-10',
        topic: '志愿者管理',
        kind: 'external',
        hours: 30,
        participants: ['worker'],
      }),
      foreign: await record('jinjie', { topic: '锦界的培训', participants: ['other-head'], hours: 32 }),
    };
  });
}
