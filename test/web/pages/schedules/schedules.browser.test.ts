import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBrowserBundles } from '../../../../web/browser/build.ts';
import { DESKTOP, openBrowser, PHONE } from '../../../support/browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { logIn } from '../support/log-in.ts';
import { createScheduleWorld, NOW } from './schedule-world.ts';

const FOLDER = 'test-artifacts/screenshots';

describe('the page of what starts by itself, in a browser', () => {
  let web: WebTest;
  beforeAll(async () => {
    const began = Date.now();
    const now = () => new Date(NOW.getTime() + Date.now() - began);
    web = await startWebTest({ bundles: await buildBrowserBundles(), now });
    await createScheduleWorld(web.database);
    mkdirSync(FOLDER, { recursive: true });
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('given a %s, when the desk pauses and starts by hand, then it fits and says what happened', async (device, viewport) => {
    const browser = await openBrowser(viewport);
    const faults: string[] = [];
    try {
      const page = await logIn(browser, web.address, 'desk', faults);
      await page.goto(`${web.address}/schedules`, { waitUntil: 'networkidle' });
      await page.screenshot({ path: `${FOLDER}/schedules-${device}.png`, fullPage: true });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(Number(overflow)).toBeLessThanOrEqual(0);

      const card = page.locator('article.schedule', { hasText: '中期评估' });
      await card.getByText('暂停', { exact: true }).click();
      await card.getByLabel('理由').fill('今年评估推迟到九月');
      await card.getByText('立即发起', { exact: true }).click();
      await page.screenshot({ path: `${FOLDER}/schedules-open-${device}.png`, fullPage: true });
      await card.getByRole('button', { name: '暂停按时发起' }).click();
      await page.getByText('暂停：今年评估推迟到九月').waitFor();
      await page.screenshot({ path: `${FOLDER}/schedules-paused-${device}.png`, fullPage: true });

      await card.getByText('恢复', { exact: true }).click();
      await card.getByLabel('理由').fill('按原计划');
      await card.getByRole('button', { name: '恢复按时发起' }).click();
      await page.getByText('已恢复，从下一次起照常发起。').waitFor();

      const before = web.engine.started.length;
      await card.getByText('立即发起', { exact: true }).click();
      await card.getByRole('button', { name: '现在发起一件' }).click();
      await page.getByText(/已发起，编号 ZQ-2026-\d+/u).waitFor();
      expect(web.engine.started).toHaveLength(before + 1);
    } finally {
      await browser.close();
    }
    expect(faults).toEqual([]);
  });
});
