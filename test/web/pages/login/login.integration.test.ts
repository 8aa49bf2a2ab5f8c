import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FREE_ATTEMPTS } from '../../../../db/sessions/login-failures.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { members, PASSWORD } from '../../support/world.ts';

let web: WebTest;
beforeAll(async () => {
  web = await startWebTest();
});
afterAll(async () => {
  await web.close();
});

describe('log-in', () => {
  it('leads to the page that was asked for, inside this site only', async () => {
    const browser = web.visit();
    // given somebody who opens a page without a log-in
    const refused = await browser.get('/inbox?tab=done');
    expect(refused.location).toBe('/login?next=%2Finbox%3Ftab%3Ddone');
    await browser.follow(refused);
    // when they log in, then they are there
    const answer = await browser.post('/login', { username: 'worker', password: PASSWORD, next: '/inbox?tab=done' });
    expect(answer).toMatchObject({ status: 303, location: '/inbox?tab=done' });
    expect((await browser.follow(answer)).html).toContain(members.worker.name);
    // and a link to elsewhere leads nowhere
    for (const next of ['https://evil.example/x', '//evil.example/x', String.raw`/\evil.example`, 'javascript:alert(1)']) {
      const other = web.visit();
      await other.get('/login');
      const { location } = await other.post('/login', { username: 'worker', password: PASSWORD, next });
      expect(location).toMatch(/^\/(?![/\\])/u);
    }
  });

  it('gives a new session, so that one planted before is worth nothing', async () => {
    const browser = web.visit();
    const before = (await browser.get('/login')).headers.get('set-cookie');
    const after = (await browser.post('/login', { username: 'worker', password: PASSWORD })).headers.get('set-cookie');
    expect(before).toContain('HttpOnly');
    expect(before).toContain('SameSite=Lax');
    expect(after).not.toBe(before);
    // and the table doesn't hold what the cookie says
    const rows = await web.database('login_sessions').pluck('id_hash');
    const id =
      decodeURIComponent(/session=([^;]+)/u.exec(after ?? '')?.[1] ?? '')
        .slice(2)
        .split('.')[0] ?? '';
    expect(id.length).toBeGreaterThan(20);
    expect(rows).not.toContain(id);
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const browser = web.visit();
    await browser.get('/login');
    const wrong = await browser.post('/login', { username: 'colleague', password: 'falsch' });
    const unknown = await browser.post('/login', { username: 'nobody', password: 'falsch' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    for (const { html } of [wrong, unknown]) expect(html).toContain('账号或密码不对');
  });

  it('blocks an account name after some wrong passwords, even for the right one', async () => {
    const browser = web.visit();
    await browser.get('/login');
    for (let attempt = 0; attempt < FREE_ATTEMPTS; attempt += 1) await browser.post('/login', { username: 'master', password: 'falsch' });
    const answer = await browser.post('/login', { username: 'master', password: PASSWORD });
    expect(answer.status).toBe(429);
    expect(answer.html).toContain('分钟后再试');
    // and lets in again when the time is over
    await web
      .database('login_failures')
      .where({ account: 'master' })
      .update({ blocked_until: new Date(0) });
    expect((await browser.post('/login', { username: 'master', password: PASSWORD })).status).toBe(303);
  });

  it('refuses what is not a name or a password without an error', async () => {
    const browser = web.visit();
    await browser.get('/login');
    expect((await browser.post('/login', { username: '', password: '' })).status).toBe(422);
    expect((await browser.post('/login', { username: 'a\0b', password: 'x' })).status).toBe(401);
    expect((await browser.post('/login', { username: 'x'.repeat(5_000), password: 'x' })).status).toBe(401);
    expect((await browser.post('/login', { username: ['worker', 'lead'], password: PASSWORD })).status).toBe(422);
    expect((await browser.post('/login', { username: `"><script>alert(1)</script>`, password: 'x' })).html).not.toContain('<script>alert');
  });

  it('needs the session’s token', async () => {
    const browser = web.visit();
    await browser.get('/login');
    const answer = await browser.post('/login', { username: 'worker', password: PASSWORD, _csrf: 'forged' });
    expect(answer.status).toBe(403);
    expect(answer.html).toContain('页面已过期');
  });

  it('ends with the log-out, and when the person has left', async () => {
    const browser = await web.logIn('worker');
    expect((await browser.post('/logout')).location).toBe('/login');
    expect((await browser.get('/inbox')).status).toBe(303);
    const leaver = await web.logIn('stranger');
    await web.database('people').where({ id: 'stranger' }).update({ active: false });
    expect((await leaver.get('/inbox')).location).toContain('/login');
    await web.database('people').where({ id: 'stranger' }).update({ active: true });
  });

  it('ends after too long without a click', async () => {
    const browser = await web.logIn('head');
    await web
      .database('login_sessions')
      .where({ person_id: 'head' })
      .update({ expires_at: new Date(Date.now() - 1) });
    expect((await browser.get('/inbox')).location).toContain('/login');
  });

  it('does not go on by what an unattended page fetches by itself', async () => {
    const browser = await web.logIn('colleague');
    const expiry = async (): Promise<unknown> => await web.database('login_sessions').where({ person_id: 'colleague' }).pluck('expires_at');
    await web
      .database('login_sessions')
      .where({ person_id: 'colleague' })
      .update({ expires_at: new Date(Date.now() + 600_000) });
    const before = await expiry();
    await browser.get('/inbox', { 'HX-Request': 'true', 'HX-Trigger': 'list' });
    expect(await expiry()).toEqual(before);
    await browser.get('/inbox');
    expect(await expiry()).not.toEqual(before);
  });
});

describe('every answer', () => {
  it('carries headers that keep scripts and frames of others out', async () => {
    const { headers } = await web.visit().get('/login');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('says how the process is', async () => {
    expect((await web.visit().get('/healthz')).html).toBe('ok\n');
    expect(JSON.parse((await web.visit().get('/readyz')).html)).toEqual({ ready: true, checks: { postgresql: 'ok' } });
    expect((await web.visit().get('/metrics')).html).toContain('http_request_duration_seconds');
  });

  it('explains an unknown page with a code to quote', async () => {
    const answer = await (await web.logIn('worker')).get('/no-such-page');
    expect(answer.status).toBe(404);
    expect(answer.html).toMatch(/quote-code">[A-Z2-9]{6}</u);
  });
});
