import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTask } from '../../support/open-tasks.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';

let web: WebTest;
beforeAll(async () => {
  web = await startWebTest();
  await openTask(web.database, { definitionHash: web.world.definitionHash, instanceId: 'test-case:GA-1' });
  await web.database('subscriptions').insert({
    instance_id: 'test-case:GA-1',
    key: 'crisis',
    element_id: 'Start_crisis',
    kind: 'message',
    name: 'crisis-reported',
    correlation_key: 'GA-1',
    user_action: JSON.stringify({ label: '上报危机', formId: 'start', candidateGroups: ['worker@dabaodang-room-01'] }),
    opened_at: new Date(),
  });
});
afterAll(async () => {
  await web.close();
});

const PATH = '/actions/test-case%3AGA-1/crisis';

describe('actions on an instance', () => {
  it('are offered on its tasks, ask their form, and send their message once', async () => {
    const browser = await web.logIn('worker');
    expect((await browser.get('/tasks/test-case%3AGA-1/1')).html).toContain('上报危机');
    expect((await browser.get(PATH)).html).toContain('由谁反映');
    expect((await browser.post(PATH, { _action: 'submit' })).html).toContain('请填写由谁反映');
    const token = randomUUID();
    const answer = await browser.post(PATH, { 'v.reportedBy': '邻居', _token: token, _action: 'submit' });
    expect(answer.status).toBe(303);
    expect(web.engine.published).toEqual([
      { id: `action:${token}`, name: 'crisis-reported', correlationKey: 'GA-1', variables: { reportedBy: '邻居', actor: 'worker' } },
    ]);
  });

  it('lose nothing while Temporal is away', async () => {
    const browser = await web.logIn('worker');
    await browser.get(PATH);
    web.engine.isDown = true;
    const answer = await browser.post(PATH, { 'v.reportedBy': '邻居', _action: 'submit' });
    web.engine.isDown = false;
    expect(answer.status).toBe(503);
    expect(answer.html).toContain('value="邻居"');
  });

  it('are unknown to other groups, and when the instance no longer offers them', async () => {
    expect((await (await web.logIn('stranger')).get(PATH)).status).toBe(404);
    await web.database('subscriptions').delete();
    expect((await (await web.logIn('worker')).post(PATH, { 'v.reportedBy': 'x', _action: 'submit' })).status).toBe(404);
  });
});
