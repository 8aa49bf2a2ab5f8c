import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refused } from '../../../../client/refused.ts';
import { openTask } from '../../support/open-tasks.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';

let web: WebTest;
beforeAll(async () => {
  web = await startWebTest();
});
afterAll(async () => {
  await web.close();
});
beforeEach(async () => {
  await web.database.raw('truncate process_instances, batches cascade');
  web.engine.operated.length = 0;
  web.engine.refusal = undefined;
  web.engine.isDown = false;
  for (const code of ['GA-1', 'GA-2']) {
    await openTask(web.database, { definitionHash: web.world.definitionHash, instanceId: `test-case:${code}` });
  }
});

const INSTANCE = '/api/instances/test-case%3AGA-1';
const SUSPEND = { operation: { kind: 'suspend' } };

async function post(browser: TestBrowser, path: string, body: object = {}) {
  const { status, html } = await browser.postJson(path, JSON.stringify(body));
  const answer: unknown = JSON.parse(html);
  return { status, answer };
}

async function get(browser: TestBrowser, path: string): Promise<unknown> {
  return JSON.parse((await browser.get(path)).html);
}

async function auditOf(action: string): Promise<readonly unknown[]> {
  const lines: readonly unknown[] = await web
    .database('audit_log')
    .where({ action })
    .orderBy('seq')
    .select('actor', 'subject_kind', 'subject_id', 'details');
  return lines;
}

describe('operating on an instance', () => {
  it.each([
    [{ kind: 'cancel', reason: '录入有误' }],
    [{ kind: 'suspend' }],
    [{ kind: 'resume' }],
    [{ kind: 'resolveIncidents' }],
    [{ kind: 'setVariables', variables: { phone: '13800000000' }, scope: '5' }],
    [{ kind: 'modify', activate: [{ elementId: 'Task_review' }], terminate: ['Task_intake'] }],
    [{ kind: 'migrate', definitionHash: 'a'.repeat(64), mapping: { A: 'B' } }],
    [{ kind: 'restart', data: 'original' }],
  ])('does %o for an administrator, once, and keeps it in the log without its data', async (operation) => {
    const browser = await web.logIn('administrator');
    const token = randomUUID();
    const first = await post(browser, `${INSTANCE}/operations`, { operation, token });
    const second = await post(browser, `${INSTANCE}/operations`, { operation, token });

    expect([first, second]).toMatchObject([{ status: 200, answer: { status: 'active' } }, { status: 200 }]);
    expect(web.engine.operated[0]).toEqual({ instanceId: 'test-case:GA-1', operation, updateId: token, actor: 'administrator' });
    const logged = (await auditOf(`instance.${operation.kind}`)).filter((line) => JSON.stringify(line).includes(token));
    expect(logged).toMatchObject([{ actor: 'administrator', subject_kind: 'instance', subject_id: 'test-case:GA-1' }]);
    expect(JSON.stringify(logged)).not.toContain('13800000000');
  });

  it('tells in Chinese why it is refused, and what is safe', async () => {
    const browser = await web.logIn('administrator');
    web.engine.refusal = new Refused('InvalidRequest', '流程图中没有元素“X”');
    expect(await post(browser, `${INSTANCE}/operations`, SUSPEND)).toMatchObject({
      status: 422,
      answer: { error: { title: '流程图中没有元素“X”', remedy: '什么都没有改变。' } },
    });
    web.engine.refusal = new Refused('InstanceEnded', '流程实例已经结束');
    expect((await post(browser, `${INSTANCE}/operations`, SUSPEND)).status).toBe(409);
    web.engine.isDown = true;
    expect((await post(browser, `${INSTANCE}/operations`, SUSPEND)).status).toBe(503);
  });

  it('names the fields that do not fit', async () => {
    const browser = await web.logIn('administrator');
    expect(await post(browser, `${INSTANCE}/operations`, { operation: { kind: 'cancel', reason: '' } })).toMatchObject({
      status: 400,
      answer: { error: { remedy: '请检查：operation.reason。' } },
    });
    expect((await post(browser, `${INSTANCE}/operations`, { operation: { kind: 'destroy' } })).status).toBe(400);
    expect((await post(browser, `${INSTANCE}/migration-check`, { definitionHash: 'short' })).status).toBe(400);
  });

  it('shows tokens and incidents, and no data', async () => {
    const browser = await web.logIn('manager');
    await web.database('live_elements').insert({
      instance_id: 'test-case:GA-1',
      key: '3',
      element_id: 'Task_intake',
      parent: '1',
      role: 'element',
      since: web.database.fn.now(),
    });
    const shown = await get(browser, INSTANCE);

    expect(shown).toMatchObject({
      id: 'test-case:GA-1',
      status: 'active',
      elements: [{ key: '3', elementId: 'Task_intake' }],
      incidents: [],
    });
    expect(shown).not.toHaveProperty('variables');
    expect(await get(browser, '/api/processes/test-case/versions')).toMatchObject({
      versions: [{ definitionHash: web.world.definitionHash, version: 1 }],
    });
  });

  it('says beforehand what a migration comes to', async () => {
    const browser = await web.logIn('manager');
    expect(await post(browser, `${INSTANCE}/migration-check`, { definitionHash: web.world.definitionHash })).toEqual({
      status: 200,
      answer: { ok: true, problems: [], elements: [] },
    });
  });

  it('is for administrators; process managers hold and migrate; others see nothing', async () => {
    const manager = await web.logIn('manager');
    expect((await post(manager, `${INSTANCE}/operations`, SUSPEND)).status).toBe(200);
    expect((await post(manager, `${INSTANCE}/operations`, { operation: { kind: 'setVariables', variables: {} } })).status).toBe(403);
    expect((await post(manager, '/api/batches', { operation: { kind: 'cancel', reason: 'x' }, instances: { ids: ['a'] } })).status).toBe(
      403,
    );
    for (const member of ['worker', 'head', 'master'] as const) {
      const browser = await web.logIn(member);
      expect((await post(browser, `${INSTANCE}/operations`, SUSPEND)).status).toBe(403);
      expect((await post(browser, `${INSTANCE}/migration-check`, { definitionHash: 'a'.repeat(64) })).status).toBe(403);
      for (const path of [INSTANCE, '/api/batches', '/api/processes/test-case/versions']) {
        expect((await browser.get(path)).status).toBe(403);
      }
    }
    expect((await web.visit().get(INSTANCE)).status).toBe(401);
    expect((await manager.postJson(`${INSTANCE}/operations`, JSON.stringify(SUSPEND), { 'x-csrf-token': 'forged' })).status).toBe(403);
  });
});

describe('batches', () => {
  const filter = { processId: 'test-case', status: 'active' };

  it('are counted first, created once, and looked at', async () => {
    const browser = await web.logIn('administrator');
    const token = randomUUID();
    const body = { operation: { kind: 'cancel', reason: '流程作废' }, instances: { filter }, token };
    expect(await post(browser, '/api/batches', { ...body, dryRun: true })).toEqual({ status: 200, answer: { total: 2 } });
    expect(await get(browser, '/api/batches')).toEqual({ batches: [] });
    const created = await post(browser, '/api/batches', body);
    await post(browser, '/api/batches', body);

    expect(created).toMatchObject({
      status: 202,
      answer: { id: token, state: 'running', total: 2, progress: { pending: 2, done: 0, refused: 0, failed: 0 } },
    });
    expect(await get(browser, '/api/batches')).toMatchObject({
      batches: [{ id: token, operation: { kind: 'cancel', reason: '流程作废' } }],
    });
    expect(await get(browser, `/api/batches/${token}/items?state=pending`)).toMatchObject({
      items: [{ instanceId: 'test-case:GA-1' }, { instanceId: 'test-case:GA-2' }],
    });
    expect(await get(browser, `/api/batches/${token}/items?state=done`)).toEqual({ items: [] });
    const logged = (await auditOf('batch.create')).filter((line) => JSON.stringify(line).includes(token));
    expect(logged).toMatchObject([{ actor: 'administrator', details: { operation: 'cancel', reason: '流程作废' } }]);
  });

  it('are paused, resumed, cancelled and tried again while that makes sense', async () => {
    const browser = await web.logIn('administrator');
    const id = randomUUID();
    await post(browser, '/api/batches', { ...SUSPEND, instances: { ids: ['test-case:GA-1', 'test-case:GA-1'] }, token: id });
    const change = async (verb: string) => {
      const { status, answer } = await post(browser, `/api/batches/${id}/${verb}`);
      return [status, answer];
    };
    expect(await change('pause')).toMatchObject([200, { state: 'paused', total: 1 }]);
    expect(await change('pause')).toMatchObject([409, { error: { title: '批量操作已不在这个状态' } }]);
    expect(await change('resume')).toMatchObject([200, { state: 'running' }]);
    expect(await change('retry')).toMatchObject([409, {}]);
    await web.database('batch_items').where({ batch_id: id }).update({ state: 'failed', reason: '流程服务连接不上' });
    expect(await change('retry')).toMatchObject([200, { state: 'running', progress: { pending: 1, failed: 0 } }]);
    expect(await change('cancel')).toMatchObject([200, { state: 'cancelled' }]);
    expect(await change('resume')).toMatchObject([409, {}]);
  });

  it('need something to be about', async () => {
    const browser = await web.logIn('administrator');
    expect((await post(browser, '/api/batches', { ...SUSPEND, instances: { ids: [] } })).status).toBe(400);
    expect((await post(browser, '/api/batches', { ...SUSPEND, instances: { filter: { processId: 'x' } } })).status).toBe(400);
    const restart = { kind: 'restart', data: 'latest', businessKey: 'the-same' };
    expect((await post(browser, '/api/batches', { operation: restart, instances: { ids: ['a'] } })).status).toBe(400);
    expect((await browser.get(`/api/batches/${randomUUID()}`)).status).toBe(404);
    expect((await browser.get('/api/batches/nothing')).status).toBe(404);
  });
});
