import { afterAll, beforeAll, describe, it } from 'vitest';
import { notifyPeople } from '../../../db/registers/notifications.ts';
import { buildBrowserBundles } from '../../../web/browser/build.ts';
import { DESKTOP, PHONE } from '../../support/browser.ts';
import { startWebTest, type WebTest } from '../support/web-test.ts';
import { CASE, CLIENT, createCaseWorld, INSTANCE, raiseIncident } from './support/case-world.ts';
import { takePicture, visitPages } from './support/visit-pages.ts';

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
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s without errors in the browser', async (device, viewport) => {
    await visitPages(PAGES, {
      address: web.address,
      device,
      viewport,
      async before(name, page) {
        if (name === 'process-editor' && device === 'desktop') await page.waitForSelector('[data-editor-ready]');
      },
      async after(name, page) {
        if (name !== 'ledger-print' || device !== 'desktop') return;
        await page.emulateMedia({ media: 'print' });
        await takePicture(page, 'ledger-paper');
        await page.emulateMedia({ media: null });
      },
    });
  });
});
