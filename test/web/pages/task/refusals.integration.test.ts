import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTask } from '../../support/open-tasks.ts';
import type { Answer, TestBrowser } from '../../support/test-browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import type { MemberName } from '../../support/world.ts';

let web: WebTest;
beforeAll(async () => {
  web = await startWebTest();
  await openTask(web.database, { definitionHash: web.world.definitionHash, instanceId: 'test-case:GA-1' });
  await web.database('subscriptions').insert({
    instance_id: 'test-case:GA-1',
    key: 'crisis',
    element_id: 'Start_crisis',
    kind: 'message',
    name: 'crisis',
    correlation_key: 'GA-1',
    user_action: JSON.stringify({ label: '上报危机', candidateGroups: ['worker@dabaodang-room-01'] }),
    opened_at: new Date(),
  });
});
afterAll(async () => {
  await web.close();
});

const PATH = '/tasks/test-case%3AGA-1/1';
const API = '/api/tasks/test-case%3AGA-1/1';

/** Every way to a task, its content and what can be done with it. */
const ways: Record<string, (browser: TestBrowser) => Promise<Answer>> = {
  page: async (browser) => await browser.get(PATH),
  'inbox detail': async (browser) => await browser.get('/inbox?task=test-case:GA-1/1'),
  'part of a page': async (browser) => await browser.get(PATH, { 'HX-Request': 'true' }),
  submit: async (browser) => await browser.post(PATH, { _action: 'submit' }),
  save: async (browser) => await browser.post(PATH, { _action: 'save', 'v.contact': 'x' }),
  draft: async (browser) => await browser.post(`${PATH}/draft`, { 'v.contact': 'x' }),
  'draft text': async (browser) => await browser.get(`${PATH}/draft.txt`),
  comment: async (browser) => await browser.post(`${PATH}/comments`, { body: 'x' }),
  claim: async (browser) => await browser.post('/inbox/claim', { instance: 'test-case:GA-1', key: '1' }),
  unclaim: async (browser) => await browser.post('/inbox/unclaim', { instance: 'test-case:GA-1', key: '1' }),
  'api read': async (browser) => await browser.get(API),
  'api claim': async (browser) => await browser.postJson(`${API}/claim`, '{}'),
  'api unclaim': async (browser) => await browser.postJson(`${API}/unclaim`, '{}'),
  'api complete': async (browser) => await browser.postJson(`${API}/complete`, '{"values":{}}'),
  action: async (browser) => await browser.get('/actions/test-case%3AGA-1/crisis'),
  'take action': async (browser) => await browser.post('/actions/test-case%3AGA-1/crisis', { _action: 'submit' }),
};

describe("another station's or tier's task", () => {
  it.each(['stranger', 'lead', 'master'] as const satisfies readonly MemberName[])('is unknown to %s on every way', async (member) => {
    const browser = await web.logIn(member);
    // The lead answers for the rooms of the station and may look, the others may not know of it.
    const allowed =
      member === 'lead'
        ? new Set([
            'page',
            'inbox detail',
            'part of a page',
            'api read',
            'comment',
            'save',
            'draft',
            'draft text',
            'submit',
            'api complete',
          ])
        : new Set<string>();
    for (const [name, go] of Object.entries(ways)) {
      const answer = await go(browser);
      if (!allowed.has(name)) expect([name, answer.status]).toEqual([name, 404]);
      expect(answer.html).not.toContain('name="v.contact"');
    }
    expect(web.engine.completed).toEqual([]);
    expect(web.engine.published).toEqual([]);
    expect(await web.database('tasks').pluck('assignee')).toEqual([null]);
    expect(await web.database('drafts').where({ person_id: member }).count()).toEqual([{ count: 0 }]);
  });

  it('shows an administrator that it exists, not what is in it', async () => {
    const browser = await web.logIn('administrator');
    const { status, html } = await browser.get(PATH);
    expect(status).toBe(200);
    expect(html).not.toContain('name="v.contact"');
    expect((await browser.post(PATH, { _action: 'submit' })).status).not.toBe(303);
    expect((await browser.post(`${PATH}/comments`, { body: 'x' })).status).toBe(403);
    expect(web.engine.completed).toEqual([]);
  });

  it('is closed to whoever has not logged in', async () => {
    for (const [name, go] of Object.entries(ways)) {
      const browser = web.visit();
      await browser.get('/login');
      const answer = await go(browser);
      expect([name, [303, 401].includes(answer.status)]).toEqual([name, true]);
    }
  });
});

describe('forged ids', () => {
  it.each([
    '/tasks/x/y',
    '/tasks/test-case%3AGA-1/2',
    '/tasks/%00/1',
    `/tasks/${'x'.repeat(3_000)}/1`,
    '/tasks/..%2F..%2Fetc/1',
    '/actions/x/y',
    '/start/none',
    '/start/%00',
    "/tasks/'%20or%201=1--/1",
  ])('are unknown: %s', async (path) => {
    expect((await (await web.logIn('worker')).get(path)).status).toBe(404);
  });

  it('in ids that no address can hold are a clear refusal', async () => {
    expect((await (await web.logIn('worker')).get('/tasks/%ED%A0%80/1')).status).toBe(400);
  });
});
