import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startWebTest, type WebTest } from '../support/web-test.ts';
import {
  CASE,
  CLIENT,
  CLIENT_ID_NUMBER,
  createCaseWorld,
  FOREIGN_CASE,
  FOREIGN_CLIENT,
  FOREIGN_INSTANCE,
  INSTANCE,
  raiseIncident,
} from './support/case-world.ts';

describe('access to registers and processes', () => {
  let web: WebTest;
  beforeAll(async () => {
    web = await startWebTest();
    await createCaseWorld(web.database, web.services.registerKeys);
    await raiseIncident(web.database);
  });
  afterAll(() => web.close());

  const own = [`/cases/${CASE}`, `/clients/${CLIENT}`, `/instances/${encodeURIComponent(INSTANCE)}`];
  const foreign = [`/cases/${FOREIGN_CASE}`, `/clients/${FOREIGN_CLIENT}`, `/instances/${encodeURIComponent(FOREIGN_INSTANCE)}`];
  const steps = `/instances/${encodeURIComponent(INSTANCE)}/steps`;

  it.each([
    ['worker', own, 200],
    ['worker', foreign, 404],
    ['lead', own, 200],
    ['lead', foreign, 404],
    ['stranger', [...own, steps], 404],
    ['stranger', foreign, 200],
    ['manager', [`/cases/${CASE}`, `/clients/${CLIENT}`], 404],
    ['administrator', [`/cases/${CASE}`, `/clients/${CLIENT}`], 404],
    ['manager', ['/incidents', '/processes', '/processes/home-care', '/processes/home-care/edit', '/processes/home-care/draft.bpmn'], 200],
    [
      'worker',
      ['/processes', '/processes/home-care', '/cases', '/clients', '/ledger', '/ledger/print', '/ledger/excel', '/notifications'],
      200,
    ],
    ['worker', ['/incidents', '/audit', '/processes/new', '/processes/home-care/edit', '/processes/home-care/draft.bpmn'], 403],
    ['administrator', ['/incidents', '/audit', `/instances/${encodeURIComponent(INSTANCE)}`], 200],
    ['administrator', ['/processes/home-care/edit', '/ledger'], 403],
    ['chief', ['/audit', '/cases', '/clients', '/ledger'], 200],
    ['desk', ['/audit', '/incidents'], 403],
  ])('lets %s open %j with %i', async (person, paths, status) => {
    const browser = web.visit();
    await browser.logIn(person);
    for (const path of paths) expect({ path, status: (await browser.get(path)).status }).toEqual({ path, status });
  });

  it.each([
    ...own,
    ...foreign,
    '/cases',
    '/clients',
    '/ledger',
    '/processes',
    '/incidents',
    '/audit',
    '/notifications',
    '/organisations/dabaodang',
  ])('sends people without a log-in from %s to the log-in page', async (path) => {
    const answer = await web.visit().get(path);
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/login\?next=/);
  });

  it.each([
    ['/processes/home-care/draft', '{"xml":"<a/>","revision":0}'],
    ['/processes/home-care/check', '{"xml":"<a/>"}'],
    ['/processes/home-care/publish', '{"xml":"<a/>","revision":0,"replace":true}'],
  ])('refuses %s to people who do not manage processes', async (path, body) => {
    const browser = web.visit();
    await browser.logIn('worker');
    expect((await browser.postJson(path, body)).status).toBe(403);
  });

  it('refuses to resolve incidents to everybody but administrators', async () => {
    for (const person of ['worker', 'manager', 'chief']) {
      const browser = web.visit();
      await browser.logIn(person);
      expect((await browser.post(`/instances/${encodeURIComponent(INSTANCE)}/incidents/90/resolve`)).status).toBe(403);
    }
  });

  it('lists only what the person may read', async () => {
    const browser = await web.logIn('worker');
    expect((await browser.get('/cases?show=all')).html).not.toContain(FOREIGN_CASE);
    expect((await browser.get('/clients?q=冯改霞')).html).toContain('没有找到');
    expect((await browser.get('/ledger')).html).toContain('张桂兰');
    const stranger = await web.logIn('stranger');
    expect((await stranger.get('/ledger')).html).not.toContain('张');
  });

  it('shows the ledger from above without names and contents', async () => {
    const browser = web.visit();
    await browser.logIn('chief');
    const { html } = await browser.get('/ledger');
    expect(html).toContain('张**');
    expect(html).not.toContain('张桂兰');
    expect(html).not.toContain('取暖炉');
  });

  it('records every reading of a file', async () => {
    const browser = await web.logIn('colleague');
    await browser.get(`/cases/${CASE}`);
    await browser.get(`/clients/${CLIENT}`);
    await browser.get(`/instances/${encodeURIComponent(INSTANCE)}`);
    await browser.get(`/cases/${FOREIGN_CASE}`);
    expect(await entriesOf('colleague')).toEqual(
      expect.arrayContaining([
        { action: 'case.read', subject: CASE, details: {} },
        { action: 'client.read', subject: CLIENT, details: {} },
        { action: 'instance.read', subject: INSTANCE, details: {} },
        { action: 'case.read-refused', subject: FOREIGN_CASE, details: {} },
      ]),
    );
  });

  it('asks the bureau for a reason before a case and records it', async () => {
    // given an officer who opens a case
    const browser = web.visit();
    await browser.logIn('desk');
    const asked = await browser.get(`/cases/${CASE}`);
    const form = await browser.follow(asked);
    expect(form.html).toContain('为什么要查阅个案');
    // when the reason is too short, it is asked for again with what was typed
    const short = await browser.post('/reading-reason', { subject: `case:${CASE}`, next: `/cases/${CASE}`, reason: '看' });
    expect(short.status).toBe(422);
    // when it is given
    const opened = await browser.follow(
      await browser.post('/reading-reason', { subject: `case:${CASE}`, next: `/cases/${CASE}`, reason: '核查督导反映的问题' }),
    );
    // then the case opens and the log has the reason; another file still asks
    expect(opened.html).toContain('张桂兰');
    expect(await entriesOf('desk')).toContainEqual({ action: 'case.read', subject: CASE, details: { reason: '核查督导反映的问题' } });
    expect((await browser.get(`/cases/${FOREIGN_CASE}`)).location).toContain('/reading-reason');
  });

  it('leads nobody to another site after the reason', async () => {
    const browser = web.visit();
    await browser.logIn('desk');
    await browser.follow(await browser.get(`/cases/${CASE}`));
    const answer = await browser.post('/reading-reason', {
      subject: `case:${CASE}`,
      next: 'https://evil.example/x',
      reason: '核查督导反映的问题',
    });
    expect(answer.location).toBe('/x');
  });

  it('reveals an ID number only with a reason, once, and records it', async () => {
    const browser = await web.logIn('worker');
    const file = await browser.get(`/clients/${CLIENT}`);
    expect(file.html).toContain('6127**********001X');
    expect(file.html).not.toContain(CLIENT_ID_NUMBER);
    const refused = await browser.post(`/clients/${CLIENT}/id-number`, { reason: '' });
    expect(refused.status).toBe(422);
    expect(refused.html).not.toContain(CLIENT_ID_NUMBER);
    const shown = await browser.post(`/clients/${CLIENT}/id-number`, { reason: '填写取暖补贴申请表' });
    expect(shown.html).toContain(CLIENT_ID_NUMBER);
    expect((await browser.get(`/clients/${CLIENT}`)).html).not.toContain(CLIENT_ID_NUMBER);
    expect(await entriesOf('worker')).toContainEqual({
      action: 'client.reveal-id-number',
      subject: CLIENT,
      details: { reason: '填写取暖补贴申请表' },
    });
    const stranger = await web.logIn('stranger');
    await stranger.get('/clients');
    expect((await stranger.post(`/clients/${CLIENT}/id-number`, { reason: '想看看号码' })).status).toBe(404);
  });

  it('answers the list of steps only when something happened', async () => {
    const browser = await web.logIn('worker');
    const fresh = await browser.get(`${steps}?seen=0`);
    expect(fresh.html).toContain('执行服务');
    expect((await browser.get(`${steps}?seen=5`)).status).toBe(204);
  });

  it('verifies the audit chain on request', async () => {
    const browser = web.visit();
    await browser.logIn('chief');
    await browser.get('/audit');
    expect((await browser.post('/audit/verify')).html).toContain('没有被改动');
  });

  async function entriesOf(actor: string): Promise<unknown[]> {
    const rows: unknown = await web
      .database('audit_log')
      .where({ actor })
      .select({ action: 'action', subject: 'subject_id', details: 'details' });
    return z.array(z.unknown()).parse(rows);
  }
});
