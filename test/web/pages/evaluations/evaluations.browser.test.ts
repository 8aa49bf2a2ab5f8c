import { afterAll, beforeAll, describe, it } from 'vitest';
import { listSchemes } from '../../../../db/registers/indicator-schemes.ts';
import { buildBrowserBundles } from '../../../../web/browser/build.ts';
import { DESKTOP, PHONE } from '../../../support/browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { CYCLE, createEvaluationWorld, DAYS } from '../support/evaluation-world.ts';
import { visitPages } from '../support/visit-pages.ts';

describe('pages of evaluations', () => {
  let web: WebTest;
  let scheme: string;
  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles(), now: () => DAYS.today });
    await createEvaluationWorld(web.database);
    scheme = (await listSchemes(web.database))[0]?.id ?? '';
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s without errors in the browser', async (device, viewport) => {
    const pages = [
      { name: 'evaluations', person: 'desk', path: '/evaluations' },
      { name: 'evaluation-board', person: 'desk', path: `/evaluations/${CYCLE}` },
      { name: 'evaluation-print', person: 'desk', path: `/evaluations/${CYCLE}/print` },
      { name: 'evaluation-schemes', person: 'desk', path: '/evaluations/schemes' },
      { name: 'evaluation-scheme', person: 'desk', path: `/evaluations/schemes/${scheme}` },
      { name: 'evaluation-station', person: 'neighbour', path: `/evaluations/${CYCLE}/jinjie` },
      { name: 'evaluations-own', person: 'neighbour', path: '/evaluations' },
    ];
    await visitPages(pages, { address: web.address, device, viewport });
  });

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s when the cycle is published', async (device, viewport) => {
    await web.database('evaluation_cycles').where({ id: CYCLE }).update({ status: 'published', published_at: DAYS.today });
    const pages = [{ name: 'evaluation-published', person: 'desk', path: `/evaluations/${CYCLE}` }];
    await visitPages(pages, { address: web.address, device, viewport });
  });
});
