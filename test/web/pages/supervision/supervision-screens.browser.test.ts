import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBrowserBundles } from '../../../../web/browser/build.ts';
import { DESKTOP, openBrowser, PHONE } from '../../../support/browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { createCaseWorld } from '../support/case-world.ts';
import { logIn } from '../support/log-in.ts';
import { visitPages } from '../support/visit-pages.ts';
import { createSupervisionWorld, VISIT, type SupervisionWorld } from './supervision-world.ts';

describe('pages of supervision', () => {
  let web: WebTest;
  let world: SupervisionWorld;
  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles(), now: () => new Date('2026-11-23T02:00:00Z') });
    await createCaseWorld(web.database, web.services.registerKeys);
    world = await createSupervisionWorld(web.database);
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s without errors in the browser', async (device, viewport) => {
    const pages = [
      { name: 'supervision-plan', person: 'supervisor', path: '/supervision?year=2026' },
      { name: 'supervision-plan-new', person: 'supervisor', path: '/supervision/plans/new?station=jinjie' },
      { name: 'supervision-plan-entry', person: 'supervisor', path: `/supervision/plans/${world.free}` },
      { name: 'supervision-visits', person: 'supervisor', path: '/supervision/visits' },
      { name: 'supervision-hours', person: 'supervisor', path: '/supervision/hours?year=2026' },
      { name: 'supervision-print', person: 'supervisor', path: '/supervision/visits/print?year=2026' },
      { name: 'supervision-start', person: 'supervisor', path: '/start/supervision' },
      { name: 'supervision-visit', person: 'lead', path: `/supervision/visits/${VISIT}` },
      { name: 'supervision-station', person: 'lead', path: '/supervision' },
    ];
    await visitPages(pages, { address: web.address, device, viewport });
  });

  it('takes an entry from the plan to a visit by mouse', async () => {
    const browser = await openBrowser(DESKTOP);
    try {
      const page = await logIn(browser, web.address, 'supervisor');
      await page.goto(`${web.address}/supervision?year=2026`);
      await page.click(`a[href="/supervision/plans/${world.free}"]`);
      await page.click('text=安排督导 >> visible=true');
      await page.waitForSelector('text=已安排督导 DD-');
      expect(web.engine.started).toMatchObject([
        { processId: 'supervision', variables: { planId: world.free, plannedDate: '2026-12-01' } },
      ]);
    } finally {
      await browser.close();
    }
  });
});
