import { randomUUID } from 'node:crypto';
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
  web.engine.completed.length = 0;
  await openTask(web.database, { definitionHash: web.world.definitionHash, instanceId: 'test-case:GA-1' });
});

const PATH = '/api/tasks/test-case%3AGA-1/1';
const values = {
  contact: '张秀兰',
  source: 'visit',
  householdSize: 3,
  visitDate: '2026-11-20',
  needs: [{ text: '上门照料', urgency: 'urgent' }],
  situation: '独居，行动不便。',
  consent: true,
};

describe('API', () => {
  it('lists, takes and completes like the pages', async () => {
    const browser = await web.logIn('worker');
    expect(JSON.parse((await browser.get('/api/tasks?list=claimable')).html)).toMatchObject({
      counts: { claimable: 1 },
      tasks: [{ name: '收集需求' }],
    });
    expect(JSON.parse((await browser.postJson(`${PATH}/claim`, '{}')).html)).toMatchObject({ outcome: 'claimed' });
    const body = JSON.stringify({ values, token: randomUUID() });
    const answers = await Promise.all([browser.postJson(`${PATH}/complete`, body), browser.postJson(`${PATH}/complete`, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(web.engine.completed).toHaveLength(1);
    expect(web.engine.completed[0]?.variables).toMatchObject({ needs: values.needs, householdSize: 3, consent: true });
  });

  it('checks the form like the page', async () => {
    const browser = await web.logIn('worker');
    const answer = await browser.postJson(
      `${PATH}/complete`,
      JSON.stringify({ values: { ...values, householdSize: 0, contact: 'a\uD800' } }),
    );
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.html)).toMatchObject({
      problems: [{ path: 'contact' }, { path: 'householdSize', message: '应在 1 到 20 之间，现在是 0' }],
    });
  });

  it('refuses without the header, without a log-in, and what is no JSON', async () => {
    const browser = await web.logIn('worker');
    expect((await browser.postJson(`${PATH}/complete`, '{}', { 'x-csrf-token': 'forged' })).status).toBe(403);
    expect((await browser.postJson(`${PATH}/complete`, '{"values":')).status).toBe(400);
    expect((await browser.postJson(`${PATH}/complete`, '{"values":[]}')).status).toBe(400);
    expect((await browser.postJson(`${PATH}/complete`, `{"values":{"x":"${'x'.repeat(10_000_000)}"}}`)).status).toBe(413);
    expect((await web.visit().get('/api/tasks')).status).toBe(401);
  });

  it('survives nesting without end and prototype names', async () => {
    const browser = await web.logIn('worker');
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect((await browser.postJson(`${PATH}/complete`, `{"values":${deep}}`)).status).toBe(422);
    await browser.postJson(`${PATH}/complete`, '{"values":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}');
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(web.engine.completed).toEqual([]);
  });
});
