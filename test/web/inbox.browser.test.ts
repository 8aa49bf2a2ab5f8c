import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBrowserBundles } from '../../web/browser/build.ts';
import { DESKTOP, openBrowser, PHONE, type OpenBrowser } from '../support/browser.ts';
import { settled } from '../support/settled.ts';
import { watchDrafts } from '../whole/watch-drafts.ts';
import { openTask } from './support/open-tasks.ts';
import { startWebTest, type WebTest } from './support/web-test.ts';
import { PASSWORD } from './support/world.ts';

const SCREENSHOTS = path.resolve('test-artifacts', 'screenshots');

let web: WebTest;
const browsers: OpenBrowser[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  web = await startWebTest({ bundles: await buildBrowserBundles() });
  for (const [index, name] of ['收集需求', '分析评估', '制定方案', '执行服务'].entries()) {
    await openTask(web.database, {
      definitionHash: web.world.definitionHash,
      instanceId: `test-case:GA-2026-00000${index + 1}`,
      name,
      dueAt: new Date(Date.now() + (index - 1) * 48 * 3_600_000),
    });
  }
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await web.close();
});

/** A page of somebody who has logged in; faults of scripts and of the content security policy fail the test. */
async function logIn(viewport: typeof DESKTOP, problems: string[]): Promise<Page> {
  const browser = await openBrowser(viewport);
  browsers.push(browser);
  const page = await browser.context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // A refused form is answered with 422, which Chromium reports as well.
    if (message.type() === 'error' && !message.text().includes('422')) problems.push(message.text());
  });
  await page.goto(`${web.address}/login`);
  await page.screenshot({ caret: 'initial', path: path.join(SCREENSHOTS, `login-${viewport.width}.png`) });
  await page.getByLabel('账号').fill('worker');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '工作台' }).waitFor();
  return page;
}

describe('a worker at the inbox', () => {
  it('takes a task beside the list, fills it in and sees it gone', async () => {
    const problems: string[] = [];
    const page = await logIn(DESKTOP, problems);
    await page.getByRole('link', { name: /^待签收/u }).click();
    await page.screenshot({ caret: 'initial', path: path.join(SCREENSHOTS, `inbox-${DESKTOP.width}.png`) });
    await settled(page);
    // when the most urgent task is opened, it shows beside the list
    await page.getByRole('link', { name: '收集需求' }).click();
    await page.locator('#task-form').waitFor();
    await settled(page);
    const drafts = watchDrafts(page);
    await page.getByLabel('联系人').fill('张秀兰');
    // and what depends on a choice appears while the person fills in
    await page.getByLabel('其他', { exact: true }).check();
    await page.getByLabel('其他来源说明').fill('邻居转告');
    await page.getByLabel('家庭人数').fill('3');
    await page.getByLabel('走访日期').fill('2026-11-20');
    await page.getByLabel('基本情况').fill('独居，行动不便，子女在外务工。');
    drafts.changed();
    await page.getByText('草稿已保存').waitFor();
    // A row that is added while the draft is under way could be overtaken by it.
    await drafts.settled();
    drafts.stop();
    await page.getByRole('button', { name: '增加一项' }).click();
    await page.getByText('第 2 项').waitFor();
    await page.getByLabel('需求', { exact: false }).and(page.locator('[name="v.needs.0.text"]')).fill('上门照料');
    await page.locator('[name="v.needs.1.text"]').fill('代购药品');
    await page.screenshot({ caret: 'initial', path: path.join(SCREENSHOTS, `task-beside-list-${DESKTOP.width}.png`) });
    // then a submission with something missing says what
    await page.getByRole('button', { name: '提交需求' }).click();
    await page.getByText('请勾选服务对象同意接受服务并留存资料').first().waitFor();
    await page.getByLabel(/服务对象同意/u).check();
    await page.getByRole('button', { name: '提交需求' }).click();
    await page.getByText('已提交“收集需求”').waitFor();
    expect(web.engine.completed[0]?.variables).toMatchObject({
      sourceNote: '邻居转告',
      needs: [{ text: '上门照料' }, { text: '代购药品' }],
    });
    expect(problems).toEqual([]);
  });

  it('sees a task that comes while looking', async () => {
    const problems: string[] = [];
    const page = await logIn(DESKTOP, problems);
    await page.goto(`${web.address}/inbox?tab=claimable`);
    await page.getByRole('link', { name: '分析评估' }).waitFor();
    // The stream is open when the browser has its first answer.
    await page.waitForFunction(`performance.getEntriesByType('resource').some((entry) => entry.name.includes('/bundles/live'))`);
    await openTask(web.database, {
      definitionHash: web.world.definitionHash,
      instanceId: 'test-case:GA-2026-000099',
      name: '刚刚到的任务',
    });
    await page.getByRole('link', { name: '刚刚到的任务' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('works on a phone: list, task, back', async () => {
    const problems: string[] = [];
    const page = await logIn(PHONE, problems);
    await page.getByRole('link', { name: /^待签收/u }).click();
    await page.screenshot({ caret: 'initial', path: path.join(SCREENSHOTS, `inbox-${PHONE.width}.png`) });
    await page.getByRole('link', { name: '分析评估' }).click();
    await page.getByLabel('联系人').waitFor();
    await page.screenshot({ caret: 'initial', path: path.join(SCREENSHOTS, `task-${PHONE.width}.png`), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('link', { name: '返回列表' }).click();
    await page.getByRole('button', { name: '签收 分析评估' }).click();
    await page.getByText('已签收，在“待办”里').waitFor();
    expect(problems).toEqual([]);
  });
});
