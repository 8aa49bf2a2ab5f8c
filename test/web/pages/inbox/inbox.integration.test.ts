import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTask } from '../../support/open-tasks.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';

let web: WebTest;
beforeAll(async () => {
  web = await startWebTest();
});
afterAll(async () => {
  await web.close();
});
beforeEach(async () => {
  await web.database.raw('truncate process_instances cascade');
});

const HOUR = 3_600_000;

async function open(
  instanceId: string,
  options: Partial<Parameters<typeof openTask>[1]> = {},
): Promise<{ instanceId: string; key: string }> {
  return await openTask(web.database, { definitionHash: web.world.definitionHash, instanceId, ...options });
}

function rowNames(html: string): string[] {
  return [...html.matchAll(/class="task-row__title"[^>]*>([^<]*)</gu)].map(([, name = '']) => name);
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
}

describe('inbox', () => {
  it('lists what a person may take, the most overdue first, with counts', async () => {
    // given tasks of the own room with and without deadlines, and one of another station
    await open('test-case:GA-1', { name: '不急', key: '1' });
    await open('test-case:GA-2', { name: '快了', dueAt: new Date(Date.now() + HOUR) });
    await open('test-case:GA-3', { name: '超期', dueAt: new Date(Date.now() - 50 * HOUR) });
    await open('test-case:GA-4', { name: '别站', organisation: 'jinjie-room-01', candidateGroups: ['worker@jinjie-room-01'] });
    // when the worker opens 待签收
    const { html } = await (await web.logIn('worker')).get('/inbox?tab=claimable');
    // then
    expect(rowNames(html)).toEqual(['超期', '快了', '不急']);
    expect(html).toMatch(/待签收<span class="tabs__count"><span class="visually-hidden">共<\/span>3/u);
    expect(html).toContain('超期 1');
    expect(html).toMatch(/已超 [23] 天/u);
    expect(html).not.toContain('别站');
  });

  it('takes a task once: the second person hears who was faster', async () => {
    const { instanceId, key } = await open('test-case:GA-1');
    const [first, second] = [await web.logIn('worker'), await web.logIn('colleague')];
    const fields = { instance: instanceId, key, back: '/inbox?tab=claimable' };
    // when both press 签收
    const mine = await first.post('/inbox/claim', fields);
    const theirs = await second.post('/inbox/claim', fields);
    // then one has it
    expect((await first.follow(mine)).html).toContain('已签收，在“待办”里');
    expect((await second.follow(theirs)).html).toContain('王小梅已先一步签收');
    expect(rowNames((await first.get('/inbox?tab=assigned')).html)).toEqual(['收集需求']);
    expect(rowNames((await second.get('/inbox?tab=assigned')).html)).toEqual([]);
    // and after 退回 the other can take it
    await first.post('/inbox/unclaim', { instance: instanceId, key });
    await second.post('/inbox/claim', fields);
    expect(await web.database('tasks').where({ key }).pluck('assignee')).toEqual(['colleague']);
    const actions = await web.database('audit_log').where('subject_id', `${instanceId}/${key}`).orderBy('at').pluck('action');
    expect(actions).toEqual(['claim-task', 'return-task', 'claim-task']);
  });

  it('never gives one task to two of many who press at once', async () => {
    const { instanceId, key } = await open('test-case:GA-contested');
    const browsers = await Promise.all(
      ['worker', 'colleague', 'worker', 'colleague'].map(async (name) => await web.logIn(name === 'worker' ? 'worker' : 'colleague')),
    );
    await Promise.all(browsers.map(async (browser) => await browser.post('/inbox/claim', { instance: instanceId, key })));
    expect(
      await web
        .database('audit_log')
        .where({ subject_id: `${instanceId}/${key}`, action: 'claim-task' })
        .count(),
    ).toEqual([{ count: 1 }]);
  });

  it('does not show or give a task to whoever did what it checks (Art 13)', async () => {
    const { instanceId, key } = await open('test-case:GA-1', { excludedUsers: ['worker'] });
    const browser = await web.logIn('worker');
    const { html } = await browser.get('/inbox?tab=claimable');
    expect(rowNames(html)).toEqual([]);
    expect(html).not.toMatch(/待签收<span class="tabs__count"><span class="visually-hidden">共<\/span>1/u);
    const answer = await browser.post('/inbox/claim', { instance: instanceId, key });
    expect((await browser.follow(answer)).html).toContain('第十三条');
    expect(await web.database('tasks').pluck('assignee')).toEqual([null]);
  });

  it('turns pages without losing or repeating a line, and keeps the place', async () => {
    for (let index = 0; index < 45; index += 1) {
      await open(`test-case:GA-${String(index).padStart(2, '0')}`, {
        name: `任务${String(index).padStart(2, '0')}`,
        dueAt: new Date(Date.now() + (index % 7) * HOUR),
      });
    }
    const browser = await web.logIn('worker');
    const seen: string[] = [];
    let page = await browser.get('/inbox?tab=claimable');
    const first = rowNames(page.html);
    for (;;) {
      seen.push(...rowNames(page.html));
      const next = /href="([^"]+)" rel="next"/u.exec(page.html)?.[1];
      if (next === undefined) break;
      page = await browser.get(unescaped(next));
    }
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
    // and back
    for (;;) {
      const previous = /href="([^"]+)" rel="prev"/u.exec(page.html)?.[1];
      if (previous === undefined) break;
      page = await browser.get(unescaped(previous));
    }
    expect(rowNames(page.html)).toEqual(first);
  });

  it('searches by name and code, takes signs as they are', async () => {
    await open('test-case:GA-2026-000777', { name: '100%完成' });
    await open('test-case:GA-2026-000778', { name: '其他' });
    const browser = await web.logIn('worker');
    expect(rowNames((await browser.get('/inbox?tab=claimable&q=000777')).html)).toEqual(['100%完成']);
    expect(rowNames((await browser.get(`/inbox?tab=claimable&q=${encodeURIComponent('0%')}`)).html)).toEqual(['100%完成']);
    expect((await browser.get('/inbox?tab=claimable&q=nichts')).html).toContain('没有找到“nichts”');
  });

  it('searches by whom a case is about', async () => {
    await open('test-case:GA-2026-000001', { name: '她的' });
    await open('test-case:GA-2026-000002', { name: '别人的' });
    const client = { id: 'client-1', name: '张秀兰', organisation: 'dabaodang-room-01', created_by: 'worker' };
    await web.database('clients').insert(client);
    const opened = { organisation: 'dabaodang-room-01', status: 'collecting', opened_by: 'worker', opened_at: new Date() };
    await web.database('cases').insert({ id: 'GA-2026-000001', client_id: client.id, ...opened });
    const { html } = await (await web.logIn('worker')).get(`/inbox?tab=claimable&q=${encodeURIComponent('秀兰')}`);
    expect(rowNames(html)).toEqual(['她的']);
    expect(html).toContain('张秀兰 · GA-2026-000001');
  });

  it('ignores places in the address that were tampered with', async () => {
    await open('test-case:GA-1');
    const browser = await web.logIn('worker');
    for (const place of [
      '[]',
      '["x","y","z"]',
      '["2026-11-23 10:00:00+08","a\0","b"]',
      `["infinity'; drop table tasks","a","b"]`,
      'null',
      '[1,2,3]',
    ]) {
      expect((await browser.get(`/inbox?tab=claimable&after=${encodeURIComponent(place)}`)).status).toBe(200);
    }
  });

  it('shows what a person has done and started', async () => {
    const { instanceId, key } = await open('test-case:GA-1', { startedBy: 'worker', assignee: 'worker' });
    const browser = await web.logIn('worker');
    expect((await browser.get('/inbox?tab=started')).html).toContain('正在：收集需求');
    await web.engine.execute(instanceId, 'completeUserTask', { key, variables: {}, actor: 'worker' }, { updateId: 'direct' });
    expect((await browser.get('/inbox?tab=done')).html).toContain('办完');
  });

  it('tells an open inbox that something came', async () => {
    const browser = await web.logIn('worker');
    const page = await browser.get('/inbox?tab=claimable');
    expect(page.html).toContain('没有等待签收的任务');
    // given somebody who looks
    const changed = new Promise<void>((resolve) =>
      web.services.watch.subscribe({ id: 'worker', groups: ['worker@dabaodang-room-01'] }, resolve),
    );
    await new Promise((resolve) => setTimeout(resolve, 150));
    // when a task comes, then they are told
    await open('test-case:GA-9');
    await changed;
  });
});
