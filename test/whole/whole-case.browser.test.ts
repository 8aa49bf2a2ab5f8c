import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/config.ts';
import { openDatabase } from '../../db/connection.ts';
import { DEMO_PASSWORD } from '../../scripts/demo/demo-accounts.ts';
import { prepareData } from '../../scripts/start/prepare-data.ts';
import { prepareSystem, type System } from '../../scripts/system/system.ts';
import { DESKTOP, openBrowser, PHONE, type OpenBrowser } from '../support/browser.ts';
import { fillTask, NONE, type Answers } from './fill-task.ts';

const SCREENSHOTS = path.resolve('test-artifacts', 'screenshots', 'whole-case');

const SESSION = { durationMinutes: '60', needSupervision: 'no', nextAction: 'finish' };

let system: System;
const browsers: OpenBrowser[] = [];
const people = new Map<string, Page>();

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  system = await prepareSystem();
  await prepareData(loadConfig(system.environment), { demo: true });
  await system.start('worker');
  await system.start('web');
}, 180_000);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await system.stop();
}, 60_000);

/** Somebody at a browser of their own. */
async function person(username: string): Promise<Page> {
  const known = people.get(username);
  if (known !== undefined) return known;
  const browser = await openBrowser(DESKTOP);
  browsers.push(browser);
  const page = await browser.context.newPage();
  people.set(username, page);
  await page.goto(`${system.webUrl}/login`);
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '工作台' }).waitFor();
  return page;
}

/** Finds a task in the inbox by its name, does it, and sees that it was taken. */
async function does(username: string, task: string, answers: Answers = {}): Promise<void> {
  const page = await person(username);
  const link = page.getByRole('link', { name: task, exact: true });
  await expect
    .poll(
      async () => {
        for (const tab of ['claimable', 'assigned']) {
          await page.goto(`${system.webUrl}/inbox?tab=${tab}`);
          if ((await link.count()) > 0) return true;
        }
        return false;
      },
      { timeout: 30_000, message: `${username} finds ${task}` },
    )
    .toBe(true);
  await link.first().click();
  await page.locator('#task-form').waitFor();
  await fillTask(page, answers);
  await page.screenshot({ path: path.join(SCREENSHOTS, `${task}-${DESKTOP.width}.png`), fullPage: true });
  await page.locator('#task-form button[value=submit]').click();
  await page.getByText(`已提交“${task}”`).waitFor();
}

describe('a whole case, by real log-ins', () => {
  it('goes through room, master station and another town, and ends in the archive', { timeout: 600_000 }, async () => {
    // given a village worker who begins a case
    const worker = await person('dabaodang1.worker');
    await worker.goto(`${system.webUrl}/start/service-lifecycle`);
    await fillTask(worker, { name: '测试一', idNumber: '', phone: '13900000101', birthDate: '1950-01-01' });
    await worker.locator('#task-form button[value=submit]').click();
    await worker.getByText('已发起').waitFor();

    // when the assessment finds a grave risk, the master station has to approve, and nobody of the town can
    await does('dabaodang1.worker', '分析评估', { severeRisks: 'life-danger' });
    await does('dabaodang1.worker', '编制需求与资源清单');
    await does('dabaodang1.worker', '制定方案', { plannedSessions: '2' });
    const station = await person('dabaodang.head');
    await station.goto(`${system.webUrl}/inbox?tab=claimable`);
    expect(await station.getByRole('link', { name: '审批高风险方案' }).count()).toBe(0);
    await does('master.head', '审批高风险方案', { decision: 'approved' });

    // and after a session the client moves to another town, whose station takes the case
    await does('dabaodang1.worker', '开展并记录服务', SESSION);
    await does('dabaodang1.worker', '商定去向', { next: 'referral', toOrganisation: 'jinjie' });
    await does('jinjie.head', '接收转介', { answer: 'accepted' });

    // then that station assesses anew, serves and closes
    await does('jinjie.worker', '分析评估', { severeRisks: NONE });
    await does('jinjie.worker', '编制需求与资源清单');
    await does('jinjie.worker', '制定方案');
    await does('jinjie.head', '审批方案', { decision: 'approved' });
    await does('jinjie.worker', '开展并记录服务', SESSION);
    await does('jinjie.worker', '商定去向', { next: 'closing' });
    await does('jinjie.worker', '结项评估');
    await does('jinjie.archivist', '归档');

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

  it.each([DESKTOP, PHONE])('shows its main pages at $width px without overflow', { timeout: 120_000 }, async (viewport) => {
    const page = await person('jinjie.worker');
    await page.setViewportSize(viewport);
    for (const [name, address] of Object.entries({
      inbox: '/inbox',
      cases: '/cases',
      clients: '/clients',
      ledger: '/ledger',
      start: '/start',
    })) {
      await page.goto(`${system.webUrl}${address}`);
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}-${viewport.width}.png`), fullPage: true });
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${name} fits`).toBe(true);
    }
    await page.goto(`${system.webUrl}/cases?show=all`);
    await page.getByRole('link', { name: '测试一' }).first().click();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(SCREENSHOTS, `case-${viewport.width}.png`), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
