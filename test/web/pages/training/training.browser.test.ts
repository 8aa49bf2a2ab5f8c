import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTrainings } from '../../../../db/registers/trainings.ts';
import { buildBrowserBundles } from '../../../../web/browser/build.ts';
import { DESKTOP, openBrowser, PHONE } from '../../../support/browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { logIn } from '../support/log-in.ts';
import { visitPages } from '../support/visit-pages.ts';
import { createTrainingWorld, type TrainingWorld } from './training-world.ts';

describe('pages of training', () => {
  let web: WebTest;
  let world: TrainingWorld;
  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles(), now: () => new Date('2026-11-23T02:00:00Z') });
    world = await createTrainingWorld(web.database);
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s without errors in the browser', async (device, viewport) => {
    const pages = [
      { name: 'training', person: 'desk', path: '/training' },
      { name: 'training-hours', person: 'desk', path: '/training/hours?year=2026' },
      { name: 'training-hours-station', person: 'desk', path: '/training/hours?year=2025&station=dabaodang' },
      { name: 'training-new', person: 'station-head', path: '/training/new' },
      { name: 'training-new-station', person: 'desk', path: '/training/new' },
      { name: 'training-one', person: 'station-head', path: `/training/${world.corrected}` },
      { name: 'training-correct', person: 'station-head', path: `/training/${world.corrected}/correct` },
      { name: 'training-cancelled', person: 'station-head', path: `/training/${world.cancelled}` },
    ];
    await visitPages(pages, { address: web.address, device, viewport });
  });

  it('are filled in by mouse, and the hours follow', async () => {
    const browser = await openBrowser(DESKTOP);
    try {
      const page = await logIn(browser, web.address, 'station-head');
      await page.goto(`${web.address}/training`);
      await page.click('text=登记培训');
      await page.fill('input[name="topic"]', '危机干预');
      await page.check('input[name="kind"][value="daily"]');
      await page.fill('input[name="hours"]', '24');
      await page.fill('input[name="organiser"]', '承接机构');
      await page.check('input[name="participants"][value="worker"]');
      await page.click('button:has-text("登记培训")');
      await page.waitForSelector('text=已登记培训 PX-');
      await page.click('text=看本站学时');
      // 6 hours until now, and 24 more
      await page.waitForSelector('tr:has-text("王小梅") >> text=已达到');
      expect((await listTrainings(web.database, ['dabaodang'], { year: 2026 }, { page: 1, size: 10 })).held).toBe(2);
    } finally {
      await browser.close();
    }
  });
});
