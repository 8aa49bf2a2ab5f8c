import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import type { System } from '../../scripts/system/system.ts';
import { NONE } from './fill-task.ts';
import { People } from './people.ts';
import { startWholeSystem } from './start-whole-system.ts';

const SESSION = { durationMinutes: '60', needSupervision: 'no', nextAction: 'finish' };

let system: System;
let people: People;

beforeAll(async () => {
  system = await startWholeSystem();
  people = new People(system.webUrl, 'whole-case');
}, 180_000);
afterAll(async () => {
  await people.goHome();
  await system.stop();
}, 60_000);

describe('a whole case, by real log-ins', () => {
  it('goes through room, master station and another town, and ends in the archive', { timeout: 600_000 }, async () => {
    // given a village worker who begins a case
    await people.starts('dabaodang1.worker', 'service-lifecycle', {
      name: '测试一',
      idNumber: '',
      phone: '13900000101',
      birthDate: '1950-01-01',
    });

    // when the assessment finds a grave risk, the master station has to approve, and nobody of the town can
    await people.does('dabaodang1.worker', '分析评估', { severeRisks: 'life-danger' });
    await people.does('dabaodang1.worker', '编制需求与资源清单');
    await people.does('dabaodang1.worker', '制定方案', { plannedSessions: '2' });
    const station = await people.opens('dabaodang.head', '/inbox?tab=claimable');
    expect(await station.getByRole('link', { name: '审批高风险方案' }).count()).toBe(0);
    await people.does('master.head', '审批高风险方案', { decision: 'approved' });

    // and after a session the client moves to another town, whose station takes the case
    await people.does('dabaodang1.worker', '开展并记录服务', SESSION);
    await people.does('dabaodang1.worker', '商定去向', { next: 'referral', toOrganisation: 'jinjie' });
    await people.does('jinjie.head', '接收转介', { answer: 'accepted' });

    // then that station assesses anew, serves and closes
    await people.does('jinjie.worker', '分析评估', { severeRisks: NONE });
    await people.does('jinjie.worker', '编制需求与资源清单');
    await people.does('jinjie.worker', '制定方案');
    await people.does('jinjie.head', '审批方案', { decision: 'approved' });
    await people.does('jinjie.worker', '开展并记录服务', SESSION);
    await people.does('jinjie.worker', '商定去向', { next: 'closing' });
    await people.does('jinjie.worker', '结项评估');
    await people.does('jinjie.archivist', '归档');

    // and the registers tell the same story
    const database = openDatabase(system.databaseUrl);
    await expect
      .poll(async () => await database('process_instances').where({ process_id: 'service-lifecycle', status: 'completed' }).count(), {
        timeout: 30_000,
      })
      .toMatchObject([{ count: 1 }]);
    expect(await database('service_sessions').count()).toMatchObject([{ count: 2 }]);
    await database.destroy();
  });

  it('shows its main pages on a desktop and a phone without overflow', { timeout: 240_000 }, async () => {
    const page = await people.opens('jinjie.worker', '/cases?show=all');
    const address = (await page.getByRole('link', { name: '测试一' }).first().getAttribute('href')) ?? '';
    await people.looksAt('jinjie.worker', {
      inbox: '/inbox',
      cases: '/cases',
      clients: '/clients',
      ledger: '/ledger',
      start: '/start',
      case: address,
    });
  });
});
