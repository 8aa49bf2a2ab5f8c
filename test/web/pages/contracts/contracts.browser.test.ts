import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileDeployment } from '../../../../bpmn/index.ts';
import type { Database } from '../../../../db/connection.ts';
import { createDefinitionsRepository } from '../../../../db/read-model/definitions-repository.ts';
import { readDrawnSignature } from '../../../../domain/contracts/drawn-signature.ts';
import { buildBrowserBundles } from '../../../../web/browser/build.ts';
import { DESKTOP, openBrowser, PHONE, type OpenBrowser } from '../../../support/browser.ts';
import { openTask } from '../../support/open-tasks.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { HOME_CARE } from '../support/case-world.ts';
import {
  agency,
  createContractWorld,
  DRAFT_CONTRACT,
  MASTER_CONTRACT,
  OVER_CONTRACT,
  STATION_CONTRACT,
  TODAY,
} from '../support/contract-world.ts';
import { logIn } from '../support/log-in.ts';

const FOLDER = 'test-artifacts/screenshots';

const PAGES = [
  { name: 'contracts', path: '/contracts?show=all' },
  { name: 'contract', path: `/contracts/${MASTER_CONTRACT}` },
  { name: 'contract-breached', path: `/contracts/${STATION_CONTRACT}` },
  { name: 'contract-draft', path: `/contracts/${DRAFT_CONTRACT}` },
  { name: 'contract-over', path: `/contracts/${OVER_CONTRACT}` },
  { name: 'contract-calendar', path: '/contracts/calendar?from=2026-07' },
  { name: 'contract-print', path: `/contracts/${MASTER_CONTRACT}/print` },
  { name: 'agencies', path: '/agencies' },
  { name: 'agency', path: `/agencies/${agency.id}` },
  { name: 'station-heads', path: '/agencies/heads' },
  { name: 'station-head', path: '/agencies/heads/station-head' },
] as const;

describe('contracts in the browser', () => {
  let web: WebTest;
  let signing: { readonly instanceId: string; readonly key: string };
  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles(), now: () => TODAY });
    await createContractWorld(web.database);
    signing = await openSigning(web.database);
    mkdirSync(FOLDER, { recursive: true });
  });
  afterAll(() => web.close());

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])('fit a %s without errors', async (device, viewport) => {
    const faults: string[] = [];
    const browser = await openBrowser(viewport);
    try {
      const page = await logIn(browser, web.address, 'desk', faults);
      for (const { name, path } of PAGES) {
        await page.goto(`${web.address}${path}`, { waitUntil: 'networkidle' });
        await page.screenshot({ path: `${FOLDER}/${name}-${device}.png`, fullPage: true });
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect({ name, overflow: Number(overflow) <= 0 ? 'none' : overflow }).toEqual({ name, overflow: 'none' });
      }
      if (device === 'desktop') await paper(page, web.address);
    } finally {
      await browser.close();
    }
    expect(faults).toEqual([]);
  });

  it('is signed by hand: strokes go into the field, into the draft, and back onto the pad', async () => {
    const faults: string[] = [];
    const browser: OpenBrowser = await openBrowser(PHONE);
    try {
      // given a task whose form asks for a signature
      const page = await logIn(browser, web.address, 'chief', faults);
      const address = `${web.address}/tasks/${encodeURIComponent(signing.instanceId)}/${signing.key}`;
      await page.goto(address, { waitUntil: 'networkidle' });
      const field = page.locator('input[name="v.signature"]');
      await field.fill('马局长');
      // when somebody writes by hand
      await page.getByRole('button', { name: '手写' }).click();
      await stroke(page, [
        [0.1, 0.7],
        [0.2, 0.2],
        [0.35, 0.7],
        [0.45, 0.3],
      ]);
      await stroke(page, [
        [0.5, 0.5],
        [0.7, 0.45],
        [0.9, 0.5],
      ]);
      // then the field holds both strokes
      const both = await field.inputValue();
      expect(readDrawnSignature(both)).toBeDefined();
      expect(both.match(/M/gu)).toHaveLength(2);
      await page.screenshot({ path: `${FOLDER}/signature-phone.png`, fullPage: true });
      // when the last stroke is taken back and one changes one's mind twice, then nothing of either way is lost
      await page.getByRole('button', { name: '撤销一笔' }).click();
      const one = await field.inputValue();
      expect(one.match(/M/gu)).toHaveLength(1);
      await page.getByRole('button', { name: '输入' }).click();
      expect(await field.inputValue()).toBe('马局长');
      await page.getByRole('button', { name: '手写' }).click();
      expect(await field.inputValue()).toBe(one);
      // when the page is left with its draft and opened again, then the strokes are there
      await page.locator('button[value="save"]').last().click();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('.signature__pad path').getAttribute('d')).toBe(one);
      // when it is submitted, then the process gets the strokes
      await page.locator('button[value="submit"]').click();
      await page.waitForURL((url) => !url.pathname.startsWith('/tasks'));
      expect(web.engine.completed.map(({ variables }) => variables)).toEqual([{ signature: one, signedOn: '2026-11-23' }]);
      // when the task is looked at afterwards, then the strokes are a picture, not letters
      await web
        .database('process_instances')
        .where({ id: signing.instanceId })
        .update({ variables: JSON.stringify({ signature: one }) });
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await page.locator('.signature__drawing path').getAttribute('d')).toBe(one);
      expect(await field.isVisible()).toBe(false);
    } finally {
      await browser.close();
    }
    expect(faults).toEqual([]);
  });
});

/** Draws from place to place on the pad, in shares of its size. */
async function stroke(page: Page, [first, ...rest]: readonly (readonly [number, number])[]): Promise<void> {
  const box = await page.locator('.signature__pad').boundingBox();
  if (box === null || first === undefined) throw new Error('no pad to draw on');
  const { x, y, width, height } = box;
  await page.mouse.move(x + first[0] * width, y + first[1] * height);
  await page.mouse.down();
  for (const [right, down] of rest) await page.mouse.move(x + right * width, y + down * height, { steps: 12 });
  await page.mouse.up();
}

async function paper(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/contracts/${MASTER_CONTRACT}/print`, { waitUntil: 'networkidle' });
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: `${FOLDER}/contract-paper.png`, fullPage: true });
}

/** A task of the chief whose form is signed. */
async function openSigning(database: Database): Promise<{ readonly instanceId: string; readonly key: string }> {
  const { processes, problems } = await compileDeployment([{ name: 'home-care.bpmn', content: HOME_CARE }]);
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  const form = {
    components: [
      { type: 'text', text: `请核对协议文本后签署。` },
      {
        type: 'textfield',
        key: 'signature',
        label: '签名',
        description: '手写，或输入本人姓名。',
        properties: { signature: 'true' },
        validate: { required: true },
      },
      { type: 'datetime', subtype: 'date', key: 'signedOn', label: '签署日期', defaultValue: '2026-11-23', validate: { required: true } },
    ],
  };
  const { hash } = await createDefinitionsRepository(database).deploy({
    processId: 'home-care',
    name: process.definition.name,
    bpmnXml: HOME_CARE,
    compiled: JSON.stringify(process.definition),
    resources: {
      forms: { sign: form },
      decisions: {},
      manifest: { title: '签署协议', articles: ['第十四条'], description: '', mayStart: [] },
    },
    startEvents: [],
  });
  return await openTask(database, {
    definitionHash: hash,
    instanceId: 'home-care:XY-2026-000077',
    elementId: 'Serve',
    name: '签署协议',
    formId: 'sign',
    organisation: 'bureau',
    candidateGroups: ['chief@bureau'],
    assignee: 'chief',
    variables: { contractId: 'XY-2026-000077' },
    articles: ['第十四条'],
  });
}
