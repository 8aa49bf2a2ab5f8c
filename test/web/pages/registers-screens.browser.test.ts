import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifyPeople } from '../../../db/registers/notifications.ts';
import { buildBrowserBundles } from '../../../web/browser/build.ts';
import { DESKTOP, openBrowser, PHONE, type OpenBrowser } from '../../support/browser.ts';
import { startWebTest, type WebTest } from '../support/web-test.ts';
import { CASE, CLIENT, createCaseWorld, INSTANCE, raiseIncident } from './support/case-world.ts';
import { logIn } from './support/log-in.ts';

const FOLDER = 'test-artifacts/screenshots';

const PAGES = [
  { name: 'cases', person: 'worker', path: '/cases?show=all' },
  { name: 'case', person: 'worker', path: `/cases/${CASE}` },
  { name: 'clients', person: 'worker', path: '/clients' },
  { name: 'client', person: 'worker', path: `/clients/${CLIENT}` },
  { name: 'ledger', person: 'worker', path: '/ledger' },
  { name: 'ledger-print', person: 'worker', path: '/ledger/print' },
  { name: 'instance', person: 'worker', path: `/instances/${encodeURIComponent(INSTANCE)}` },
  { name: 'processes', person: 'manager', path: '/processes' },
  { name: 'process', person: 'manager', path: '/processes/home-care' },
  { name: 'process-new', person: 'manager', path: '/processes/new' },
  { name: 'process-editor', person: 'manager', path: '/processes/home-care/edit' },
  { name: 'incidents', person: 'administrator', path: '/incidents' },
  { name: 'notifications', person: 'worker', path: '/notifications' },
  { name: 'organisation', person: 'lead', path: '/organisations' },
  { name: 'audit', person: 'chief', path: '/audit' },
  { name: 'reading-reason', person: 'desk', path: `/cases/${CASE}` },
] as const;

describe('pages of registers and processes', () => {
  let web: WebTest;
  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles() });
    await createCaseWorld(web.database, web.services.registerKeys);
    await raiseIncident(web.database);
    await notifyPeople(web.database, { level: 'urgent', message: '危机上报：请站负责人一小时内处置', caseId: CASE, people: ['worker'] });
    await notifyPeople(web.database, { level: 'info', message: '“执行服务”还有 1 个工作日到期', caseId: CASE, people: ['worker'] });
    mkdirSync(FOLDER, { recursive: true });
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s without errors in the browser', async (device, viewport) => {
    const browsers = new Map<string, OpenBrowser>();
    const faults: string[] = [];
    try {
      for (const { name, person, path } of PAGES) {
        const browser = browsers.get(person) ?? (await openBrowser(viewport));
        const page = browsers.has(person)
          ? (browser.context.pages()[0] ?? (await browser.context.newPage()))
          : await logIn(browser, web.address, person, faults);
        browsers.set(person, browser);
        await page.goto(`${web.address}${path}`, { waitUntil: 'networkidle' });
        if (name === 'process-editor' && device === 'desktop') await page.waitForSelector('[data-editor-ready]');
        await page.screenshot({ path: `${FOLDER}/${name}-${device}.png`, fullPage: true });
        if (name === 'ledger-print' && device === 'desktop') {
          await page.emulateMedia({ media: 'print' });
          await page.screenshot({ path: `${FOLDER}/ledger-paper.png`, fullPage: true });
          await page.emulateMedia({ media: null });
        }
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect({ name, overflow: Number(overflow) <= 0 ? 'none' : overflow }).toEqual({ name, overflow: 'none' });
      }
    } finally {
      for (const browser of browsers.values()) await browser.close();
    }
    expect(faults).toEqual([]);
  });
});
