import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDefinitionsRepository } from '../../../../db/read-model/definitions-repository.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { createCaseWorld, HOME_CARE } from '../support/case-world.ts';

describe('drafts and publishing', () => {
  let web: WebTest;
  let manager: TestBrowser;
  let second: TestBrowser;
  beforeAll(async () => {
    web = await startWebTest();
    await createCaseWorld(web.database, web.services.registerKeys);
    manager = await loggedIn('manager');
    second = await loggedIn('second-manager');
  });
  afterAll(() => web.close());

  it('keeps both drafts when two managers edit and names the version that would be lost', async () => {
    // given two managers with drafts from the same version
    const mine = HOME_CARE.replace('name="分析评估"', 'name="全面评估"');
    const theirs = HOME_CARE.replace('name="制定方案"', 'name="商定方案"');
    expect(await send(manager, 'draft', { xml: mine, revision: 0 })).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await send(second, 'draft', { xml: theirs, revision: 0 })).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await manager.get('/processes/home-care')).html).toContain('周芸 也在改这个流程');
    // when one publishes
    expect(await send(second, 'publish', { xml: theirs, revision: 1, replace: false })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    // then the other is told whose version it is, and the draft is still there
    const conflict = await send(manager, 'publish', { xml: mine, revision: 1, replace: false });
    expect(conflict).toMatchObject({ status: 409, body: { newerVersion: 2, error: { title: '周芸 已经发布了第 2 版。' } } });
    expect((await manager.get('/processes/home-care/draft.bpmn')).html).toContain('全面评估');
    expect((await manager.get('/processes/home-care/edit')).html).toContain('发布了第 2 版');
    // when they go on all the same, theirs is the next version
    expect(await send(manager, 'publish', { xml: mine, revision: 1, replace: true })).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await createDefinitionsRepository(web.database).latest('home-care'))?.deployedBy).toBe('manager');
  });

  it('does not publish what has errors and names the element', async () => {
    const broken = HOME_CARE.replace('=approved = false', '=approved = (');
    const saved = await send(manager, 'draft', { xml: broken, revision: 0 });
    const answer = await send(manager, 'publish', { xml: broken, revision: revisionOf(saved), replace: false });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ severity: 'error', element: expect.any(String) })]),
    });
    await manager.post('/processes/home-care/draft/discard');
  });

  it.each([['another process id', HOME_CARE.replaceAll('"home-care"', '"other-care"'), '流程代号']])(
    'refuses %s',
    async (_what, xml, words) => {
      const saved = await send(manager, 'draft', { xml, revision: 0 });
      const answer = await send(manager, 'publish', { xml, revision: revisionOf(saved), replace: false });
      expect(answer.status).toBe(422);
      expect(JSON.stringify(answer.body)).toContain(words);
      await manager.post('/processes/home-care/draft/discard');
    },
  );

  it.each([
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${HOME_CARE}`],
    ['NUL', `${HOME_CARE}\0`],
    ['a lone surrogate', HOME_CARE.replace('分析评估', '\ud800')],
    ['nothing', ''],
  ])('does not save a draft with %s', async (_what, xml) => {
    expect((await send(manager, 'draft', { xml, revision: 0 })).status).toBe(400);
  });

  it('refuses a save over a revision that the window has not seen', async () => {
    const first = await send(manager, 'draft', { xml: HOME_CARE, revision: 0 });
    const revision = revisionOf(first);
    expect((await send(manager, 'draft', { xml: HOME_CARE, revision })).status).toBe(200);
    expect(await send(manager, 'draft', { xml: HOME_CARE, revision })).toMatchObject({ status: 409, body: { revision: revision + 1 } });
    await manager.post('/processes/home-care/draft/discard');
  });

  it('checks without saving', async () => {
    const answer = await send(manager, 'check', { xml: HOME_CARE });
    expect(answer.status).toBe(200);
    expect((await manager.get('/processes/home-care')).html).not.toContain('你有一份没发布的草稿');
  });

  it('draws a new process from a blank diagram to its first version', async () => {
    // given the form with what is missing
    await manager.get('/processes/new');
    const faulty = await manager.post('/processes/new', {
      name: '节日慰问',
      processId: 'Holiday Visit',
      description: '',
      starters: 'stations',
    });
    expect(faulty.status).toBe(422);
    expect(faulty.html).toContain('代号用小写英文字母');
    expect(faulty.html).toContain('value="节日慰问"');
    expect((await manager.post('/processes/new', { name: '重名', processId: 'home-care', starters: 'stations' })).html).toContain(
      '已经有流程在用',
    );
    // when it is right, the editor opens with a diagram
    const created = await manager.post('/processes/new', {
      name: '节日慰问<b>',
      processId: 'holiday-visit',
      description: '',
      starters: 'heads',
    });
    expect(created.location).toBe('/processes/holiday-visit/edit');
    const xml = (await manager.get('/processes/holiday-visit/draft.bpmn')).html;
    expect(xml).toContain('节日慰问&#60;b&#62;');
    expect((await manager.get('/processes')).html).toContain('节日慰问&lt;b&gt;');
    // then publishing makes version 1, with who may start it
    const done = xml.replace(
      '<bpmn:startEvent id="Start" name="开始" />',
      '<bpmn:startEvent id="Start" name="开始"/><bpmn:task id="T" name="慰问"/><bpmn:sequenceFlow id="F" sourceRef="Start" targetRef="T"/>',
    );
    const saved = await send(manager, 'draft', { xml: done, revision: 1 }, 'holiday-visit');
    expect(await send(manager, 'publish', { xml: done, revision: revisionOf(saved), replace: false }, 'holiday-visit')).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect((await createDefinitionsRepository(web.database).latest('holiday-visit'))?.resources.manifest).toMatchObject({
      mayStart: ['head'],
      key: 'holiday-visit',
    });
  });

  it('imports a file as a draft and refuses to overwrite one', async () => {
    const xml = HOME_CARE.replaceAll('"home-care"', '"imported-care"');
    const imported = await upload(manager, xml);
    expect([imported.status, imported.headers.get('location')]).toEqual([303, '/processes/imported-care/edit']);
    const again = await upload(manager, xml);
    expect([again.status, (await again.text()).includes('没有覆盖它')]).toEqual([422, true]);
  });

  it.each([
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${HOME_CARE}`, 422],
    [
      '50,000 nested elements',
      `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">${'<bpmn:process>'.repeat(50_000)}`,
      422,
    ],
    ['no XML', 'hello', 422],
    ['10 MB', HOME_CARE + ' '.repeat(10 * 1024 * 1024), 413],
  ])('refuses an upload with %s in words', async (_what, content, status) => {
    const answer = await upload(manager, content);
    expect(answer.status).toBe(status);
    const html = await answer.text();
    expect(html).toContain('没有导入');
    expect(html).toMatch(/[\u4e00-\u9fff]/);
  });

  it('exports versions as they were deployed', async () => {
    const [version] = await createDefinitionsRepository(web.database).versions('home-care');
    const file = await manager.get(`/process-versions/${version?.hash ?? ''}/diagram.bpmn?download=1`);
    expect(file.headers.get('content-disposition')).toContain(`home-care-v${version?.version ?? 0}.bpmn`);
    expect(file.html).toContain('<bpmn:definitions');
    expect((await manager.get('/process-versions/unknown/diagram.bpmn')).status).toBe(404);
  });

  async function loggedIn(person: string): Promise<TestBrowser> {
    const browser = web.visit();
    await browser.logIn(person);
    await browser.get('/processes');
    return browser;
  }

  async function send(
    browser: TestBrowser,
    action: string,
    body: object,
    processId = 'home-care',
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const answer = await browser.postJson(`/processes/${processId}/${action}`, JSON.stringify(body));
    const json: unknown = JSON.parse(answer.html);
    return { status: answer.status, body: json };
  }

  async function upload(browser: TestBrowser, content: string): Promise<Response> {
    const page = await browser.get('/processes');
    const token = /import\?_csrf=([^"]+)"/.exec(page.html)?.[1] ?? '';
    const form = new FormData();
    form.append('diagram', new Blob([content]), '图.bpmn');
    return await fetch(`${web.address}/processes/import?_csrf=${token}`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie: browser.cookieHeader() },
    });
  }
});

function revisionOf({ body }: { readonly body: unknown }): number {
  return z.object({ revision: z.number() }).parse(body).revision;
}
