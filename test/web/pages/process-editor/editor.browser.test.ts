import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProcessDrafts } from '../../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../../db/read-model/definitions-repository.ts';
import { buildBrowserBundles } from '../../../../web/browser/build.ts';
import { xmlTree } from '../../../bpmn/exchange/xml-tree.ts';
import { openBrowser, type OpenBrowser } from '../../../support/browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { createCaseWorld, HOME_CARE, INSTANCE } from '../support/case-world.ts';
import { logIn } from '../support/log-in.ts';

describe('the process editor', () => {
  let web: WebTest;
  let browser: OpenBrowser;
  let page: Page;
  let firstVersion: string;
  const faults: string[] = [];

  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles() });
    firstVersion = (await createCaseWorld(web.database, web.services.registerKeys)).homeCareHash;
    browser = await openBrowser();
    page = await logIn(browser, web.address, 'manager', faults);
  });
  afterAll(async () => {
    await browser.close();
    await web.close();
  });
  beforeEach(() => {
    faults.length = 0;
  });

  it('changes a step, checks and publishes it while running instances stay', async () => {
    // given the editor with the deployed diagram
    await openEditor();
    // when a manager renames a step by typing into it
    await page.dblclick('[data-element-id="Serve"] .djs-hit');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('上门服务');
    await page.keyboard.press('Enter');
    // then the draft is saved by itself
    await page.waitForSelector('[data-editor-part="status"]:has-text("草稿已保存")');
    expect((await createProcessDrafts(web.database).find('home-care', 'manager'))?.bpmnXml).toContain('上门服务');
    // and the check says what deployment would say
    await page.click('[data-editor-action="check"]');
    await page.waitForSelector('.editor__summary:has-text("检查通过")');
    // when it is published
    await page.click('[data-editor-action="publish"]');
    await page.waitForURL('**/processes/home-care');
    // then new instances use it and running ones don't
    expect(await page.textContent('main')).toContain('第 2 版，现行');
    const latest = await createDefinitionsRepository(web.database).latest('home-care');
    expect(latest).toMatchObject({ version: 2, deployedBy: 'manager' });
    expect(latest?.resources.manifest).toMatchObject({ title: '居家探访服务', mayStart: ['worker'] });
    expect(await web.database('process_instances').where({ id: INSTANCE }).select('definition_hash')).toEqual([
      { definition_hash: firstVersion },
    ]);
    expect(await createProcessDrafts(web.database).find('home-care', 'manager')).toBeUndefined();
    expect(faults).toEqual([]);
  });

  it('shows problems on the elements and does not publish them', async () => {
    // given a draft with an expression that nobody can read
    await saveDraft(HOME_CARE.replace('=approved = false', '=approved = ('));
    await openEditor();
    // when it is to be published
    await page.click('[data-editor-action="publish"]');
    // then the list names the fault, the drawing marks its place, and a click leads there
    await page.waitForSelector('.editor__summary:has-text("错误")');
    expect(await page.locator('.djs-overlays .editor-mark--error').count()).toBe(1);
    await page.click('.editor__problem .link-button');
    await page.waitForSelector('.djs-element.selected');
    expect((await createDefinitionsRepository(web.database).latest('home-care'))?.bpmnXml).not.toContain('approved = (');
  });

  it('tells of another window of the same manager and loses nothing', async () => {
    // given the editor in one window and a later save from another
    await saveDraft(HOME_CARE);
    await openEditor();
    await saveDraft(HOME_CARE.replace('name="分析评估"', 'name="另一个窗口改的"'));
    // when something is changed here
    await rename('Collect', '这个窗口改的');
    // then a notice asks, and what the other window saved is still there
    await page.waitForSelector('[data-editor-part="notice"]:has-text("另一个窗口")');
    expect((await createProcessDrafts(web.database).find('home-care', 'manager'))?.bpmnXml).toContain('另一个窗口改的');
    // when the manager decides for this window
    await page.click('[data-editor-part="notice"] button');
    await page.waitForSelector('[data-editor-part="status"]:has-text("草稿已保存")');
    expect((await createProcessDrafts(web.database).find('home-care', 'manager'))?.bpmnXml).toContain('这个窗口改的');
  });

  it('keeps a diagram with Chinese ids, and changes nothing but what was changed', async () => {
    // given a draft in which everything has a Chinese id
    const drawn = await readFile('test/bpmn/exchange/diagrams/chinese-ids.bpmn', 'utf8');
    await saveDraft(drawn);
    await openEditor();
    expect(await page.locator('[data-editor-part="notice"]').isHidden()).toBe(true);
    // when a step gets another name
    await rename('等待', '等候答复');
    await page.waitForSelector('[data-editor-part="status"]:has-text("草稿已保存")');
    // then the rest is as it was
    const saved = (await createProcessDrafts(web.database).find('home-care', 'manager'))?.bpmnXml ?? '';
    expect(xmlTree(saved)).toEqual(xmlTree(drawn.replace('name="等待"', 'name="等候答复"')));
  });

  it('says what it can not keep before anything is saved', async () => {
    const drawn = HOME_CARE.replace('<bpmn:startEvent', '<own:note xmlns:own="urn:own">x</own:note><bpmn:startEvent');
    await saveDraft(drawn);
    await openEditor();

    expect(await page.textContent('[data-editor-part="notice"]')).toContain('保存后会丢失：内容“own:note”。');
    expect((await createProcessDrafts(web.database).find('home-care', 'manager'))?.bpmnXml).toBe(drawn);
  });

  it('speaks Chinese in the palette and the properties panel', async () => {
    await openEditor();
    await page.click('[data-element-id="Collect"] .djs-hit');
    await page.waitForSelector('.bio-properties-panel-group');
    const entries = await page.locator('.djs-palette .entry').all();
    const titles = await Promise.all(entries.map(async (entry) => (await entry.getAttribute('title')) ?? ''));
    const groups = await page.locator('.bio-properties-panel-group-header-title').allTextContents();
    for (const group of ['社工规则', '执行监听', '任务监听']) expect(groups).toContain(group);
    expect([...titles, ...groups].filter((text) => /[a-z]{4,}/i.test(text))).toEqual([]);
    await page.screenshot({ path: 'test-artifacts/screenshots/process-editor-properties-desktop.png' });
  });

  async function openEditor(): Promise<void> {
    await page.goto(`${web.address}/processes/home-care/edit`);
    await page.waitForSelector('[data-editor-ready]');
  }

  async function rename(element: string, name: string): Promise<void> {
    await page.dblclick(`[data-element-id="${element}"] .djs-hit`);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }

  async function saveDraft(bpmnXml: string): Promise<void> {
    const drafts = createProcessDrafts(web.database);
    const [known, latest] = await Promise.all([
      drafts.find('home-care', 'manager'),
      createDefinitionsRepository(web.database).latest('home-care'),
    ]);
    const draft = { processId: 'home-care', owner: 'manager', name: '居家探访服务', bpmnXml, seenRevision: known?.revision ?? 0 };
    await drafts.save(latest === undefined ? draft : { ...draft, baseHash: latest.hash });
  }
});
