import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWebTest, type WebTest } from '../../support/web-test.ts';

let web: WebTest;
beforeAll(async () => {
  web = await startWebTest();
});
afterAll(async () => {
  await web.close();
});
beforeEach(() => {
  web.engine.isDown = false;
  web.engine.started.length = 0;
});

const PATH = '/start/test-case';

describe('start page', () => {
  it('offers what the person may start, and refuses the rest', async () => {
    expect((await (await web.logIn('worker')).get('/start')).html).toContain('测试个案');
    const head = await web.logIn('head');
    expect((await head.get('/start')).html).toContain('没有可以发起的服务');
    expect((await head.get(PATH)).status).toBe(404);
    expect((await head.post(PATH, { 'v.reportedBy': 'x', _action: 'submit' })).status).toBe(404);
    expect(web.engine.started).toEqual([]);
  });

  it('starts with a code, the variables of the manifest, and leads to the first task', async () => {
    const browser = await web.logIn('worker');
    await browser.get(PATH);
    const answer = await browser.post(PATH, { 'v.reportedBy': '网格员', _token: randomUUID(), _action: 'submit' });
    const [request] = web.engine.started;
    expect(request).toMatchObject({ processId: 'test-case', organisation: 'dabaodang-room-01', startedBy: 'worker' });
    expect(request?.businessKey).toMatch(/^GA-\d{4}-\d{6}$/u);
    expect(request?.variables).toEqual({
      reportedBy: '网格员',
      caseId: request?.businessKey,
      room: 'dabaodang-room-01',
      station: 'dabaodang',
      master: 'master',
    });
    expect(answer.location).toBe(`/tasks/${encodeURIComponent(`test-case:${request?.businessKey}`)}/1`);
  });

  it('gives one code to a form that is sent twice, also after Temporal was away', async () => {
    const browser = await web.logIn('worker');
    await browser.get(PATH);
    const fields = { 'v.reportedBy': '网格员', _token: randomUUID(), _action: 'submit' };
    web.engine.isDown = true;
    const answer = await browser.post(PATH, fields);
    expect(answer.status).toBe(503);
    expect(answer.html).toContain('所填内容已存为草稿');
    expect(answer.html).toContain('value="网格员"');
    web.engine.isDown = false;
    await browser.post(PATH, fields);
    expect(await web.database('start_requests').where({ token: fields._token }).count()).toEqual([{ count: 1 }]);
    expect(web.engine.started).toHaveLength(1);
  });

  it('says what is missing', async () => {
    const browser = await web.logIn('worker');
    await browser.get(PATH);
    const answer = await browser.post(PATH, { _action: 'submit' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('请填写由谁反映');
  });

  it('asks for which station when the person works in several', async () => {
    await web.database('assignments').insert({ person_id: 'colleague', role: 'worker', organisation: 'dabaodang-room-02' });
    const browser = await web.logIn('colleague');
    expect((await browser.get(PATH)).html).toContain('由哪个站（室）办理');
    const missing = await browser.post(PATH, { 'v.reportedBy': 'x', _action: 'submit' });
    expect(missing.html).toContain('请选择由哪个站（室）办理');
    // and a station of others is as good as none
    const forged = await browser.post(PATH, { 'v.reportedBy': 'x', organisation: 'jinjie-room-01', _action: 'submit' });
    expect(forged.status).toBe(422);
    expect((await browser.post(PATH, { 'v.reportedBy': 'x', organisation: 'dabaodang-room-02', _action: 'submit' })).status).toBe(303);
    expect(web.engine.started.map(({ organisation }) => organisation)).toEqual(['dabaodang-room-02']);
  });
});
