import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAgency } from '../../../../db/registers/agencies.ts';
import { findQualification } from '../../../../db/registers/person-qualifications.ts';
import { fieldValue, type TestBrowser } from '../../support/test-browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { agency, createContractWorld, TODAY } from '../support/contract-world.ts';

/** What the form of an agency sends. */
const typed = {
  'v.name': '神木市新芽社会工作服务中心',
  'v.registrationCode': ' 91310115591693856a ',
  'v.representative': '李芳',
  'v.phone': '139 1234 5678',
  'v.address': '神木市东兴街',
  'v.professional': 'on',
  'v.qualifiedUntil': '2029-12-31',
  'v.rating': '3A',
  'v.active': 'on',
};

describe('the register of agencies', () => {
  let web: WebTest;
  let clock = TODAY;
  beforeAll(async () => {
    web = await startWebTest({ now: () => clock });
    await createContractWorld(web.database);
  });
  afterAll(() => web.close());

  async function as(username: string): Promise<TestBrowser> {
    const browser = web.visit();
    await browser.logIn(username);
    return browser;
  }

  it('is read by the bureau and edited by its desk only', async () => {
    const chief = await as('chief');
    const { html } = await chief.get('/agencies');
    expect(html).toContain(agency.name);
    expect(html).toContain('资质已过期（已超 23 天）');
    expect(html).not.toContain('/agencies/new');
    for (const path of ['/agencies/new', `/agencies/${agency.id}`, '/agencies/heads/master-head']) {
      expect((await chief.get(path)).status).toBe(403);
      expect((await chief.post(path, typed)).status).toBe(403);
    }
    for (const username of ['agency-manager', 'station-head', 'supervisor', 'administrator']) {
      const browser = await as(username);
      expect((await browser.get('/agencies')).status).toBe(403);
      expect((await browser.get('/agencies/heads')).status).toBe(403);
      expect((await browser.post(`/agencies/${agency.id}`, typed)).status).toBe(403);
    }
  });

  it('takes a new agency and writes that down', async () => {
    const desk = await as('desk');
    await desk.get('/agencies/new');
    const answer = await desk.post('/agencies/new', { ...typed, _seen: '' });
    expect([answer.status, answer.location]).toEqual([303, '/agencies']);
    const { html } = await desk.follow(answer);
    expect(html).toContain('神木市新芽社会工作服务中心');
    expect(html).toContain('91310115591693856A');
    const entries: unknown[] = await web.database('audit_log').where({ actor: 'desk', action: 'agency.save', subject_kind: 'agency' });
    expect(entries.length).toBeGreaterThan(0);
  });

  it('names each mistake and keeps what was typed', async () => {
    const desk = await as('desk');
    await desk.get('/agencies/new');
    const missing = await desk.post('/agencies/new', { ...typed, 'v.name': '', 'v.phone': '12', 'v.qualifiedUntil': '2026-02-30' });
    expect(missing.status).toBe(422);
    for (const text of ['请填写机构名称', '电话应为 11 位手机号', '应为日期', 'value="李芳"']) expect(missing.html).toContain(text);
    const wrong = await desk.post('/agencies/new', { ...typed, 'v.registrationCode': '91350100M000100Y44' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('最后一位对不上');
    expect(fieldValue(wrong.html, 'v.name')).toBe(typed['v.name']);
    const taken = await desk.post('/agencies/new', { ...typed, 'v.registrationCode': agency.registrationCode });
    expect(taken.status).toBe(422);
    expect(taken.html).toContain(`与已登记的“${agency.name}”相同`);
    expect((await desk.get('/agencies/nobody')).status).toBe(404);
  });

  it('notices that somebody else changed it meanwhile, keeps what was typed, and lets it be saved knowingly', async () => {
    // given two people who have the same agency open
    const [desk, second] = [await as('desk'), await as('second-desk')];
    const opened = (await desk.get(`/agencies/${agency.id}`)).html;
    const seen = fieldValue(opened, '_seen') ?? '';
    await second.get(`/agencies/${agency.id}`);
    const own = { ...typed, 'v.name': agency.name, 'v.registrationCode': agency.registrationCode };
    // when the second one saves first
    clock = new Date('2026-11-23T03:00:00Z');
    expect((await second.post(`/agencies/${agency.id}`, { ...own, 'v.rating': '5A', _seen: seen })).status).toBe(303);
    const late = await desk.post(`/agencies/${agency.id}`, { ...own, 'v.rating': '2A', _seen: seen });
    // then the first one is told who it was, and nothing is lost on either side
    expect(late.status).toBe(409);
    expect(late.html).toContain('乔丽在');
    expect(fieldValue(late.html, 'v.rating')).toBe('2A');
    expect((await findAgency(web.database, agency.id))?.rating).toBe('5A');
    // when they press again, having been told
    clock = new Date('2026-11-23T03:05:00Z');
    const again = await desk.post(`/agencies/${agency.id}`, { ...own, 'v.rating': '2A', _seen: fieldValue(late.html, '_seen') ?? '' });
    expect(again.status).toBe(303);
    expect((await findAgency(web.database, agency.id))?.rating).toBe('2A');
  });

  it('shows what each station lacks by Art 11', async () => {
    const { html } = await (await as('desk')).get('/agencies/heads');
    expect(html).toContain('主要负责人任丽华没有中级（含）以上社工师资质');
    expect(html).toContain('的资质 2026-10-31 到期，早于今天 2026-11-23');
    expect(html).toContain('本站还没有登记主要负责人');
    expect(html.match(/符合/gu)).toHaveLength(1);
  });

  it('takes the qualification of a head, once it makes sense', async () => {
    const desk = await as('desk');
    const { html } = await desk.get('/agencies/heads/station-head');
    const seen = fieldValue(html, '_seen') ?? '';
    const wrong = await desk.post('/agencies/heads/station-head', {
      'v.certificate': '',
      'v.certifiedOn': '2020-01-01',
      'v.practisingSince': '2027-01-01',
      _seen: seen,
    });
    expect(wrong.status).toBe(422);
    for (const text of ['请选择是哪一级证书', '不能晚于今天']) expect(wrong.html).toContain(text);
    const done = await desk.post('/agencies/heads/station-head', {
      'v.certificate': 'senior',
      'v.certifiedOn': '2021-09-01',
      'v.practisingSince': '2015-07-01',
      _seen: seen,
    });
    expect(done.location).toBe('/agencies/heads');
    expect(await findQualification(web.database, 'station-head')).toEqual({
      personId: 'station-head',
      certificate: 'senior',
      certifiedOn: '2021-09-01',
      practisingSince: '2015-07-01',
    });
    expect((await desk.get('/agencies/heads/worker')).status).toBe(404);
  });
});
