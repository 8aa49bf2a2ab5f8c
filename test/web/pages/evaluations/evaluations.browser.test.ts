import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSchemes } from '../../../../db/registers/indicator-schemes.ts';
import { buildBrowserBundles } from '../../../../web/browser/build.ts';
import { DESKTOP, openBrowser, PHONE, type OpenBrowser } from '../../../support/browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { CYCLE, createEvaluationWorld, DAYS } from '../support/evaluation-world.ts';
import { logIn } from '../support/log-in.ts';

const FOLDER = 'test-artifacts/screenshots';

describe('pages of evaluations', () => {
  let web: WebTest;
  let scheme: string;
  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles(), now: () => DAYS.today });
    await createEvaluationWorld(web.database);
    scheme = (await listSchemes(web.database))[0]?.id ?? '';
    mkdirSync(FOLDER, { recursive: true });
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s without errors in the browser', async (device, viewport) => {
    const browsers = new Map<string, OpenBrowser>();
    const faults: string[] = [];
    const pages = [
      { name: 'evaluations', person: 'desk', path: '/evaluations' },
      { name: 'evaluation-board', person: 'desk', path: `/evaluations/${CYCLE}` },
      { name: 'evaluation-print', person: 'desk', path: `/evaluations/${CYCLE}/print` },
      { name: 'evaluation-schemes', person: 'desk', path: '/evaluations/schemes' },
      { name: 'evaluation-scheme', person: 'desk', path: `/evaluations/schemes/${scheme}` },
      { name: 'evaluation-station', person: 'neighbour', path: `/evaluations/${CYCLE}/jinjie` },
      { name: 'evaluations-own', person: 'neighbour', path: '/evaluations' },
    ];
    try {
      for (const { name, person, path } of pages) {
        const browser = browsers.get(person) ?? (await openBrowser(viewport));
        const page = browsers.has(person) ? browser.context.pages()[0] : await logIn(browser, web.address, person, faults);
        browsers.set(person, browser);
        if (page === undefined) throw new Error('The browser has lost its page');
        await page.goto(`${web.address}${path}`, { waitUntil: 'networkidle' });
        await page.screenshot({ path: `${FOLDER}/${name}-${device}.png`, fullPage: true });
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect({ name, overflow: Number(overflow) <= 0 ? 'none' : overflow }).toEqual({ name, overflow: 'none' });
      }
    } finally {
      for (const browser of browsers.values()) await browser.close();
    }
    expect(faults).toEqual([]);
  });
});
