import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPlanEntry, listPlan } from '../../../../db/registers/supervision-plans.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { CASE, createCaseWorld } from '../support/case-world.ts';
import { createSupervisionWorld, FOREIGN_VISIT, INVITED, VISIT, VISIT_INSTANCE, type SupervisionWorld } from './supervision-world.ts';

const NOW = new Date('2026-11-23T02:00:00Z');

describe('supervision', () => {
  let web: WebTest;
  let world: SupervisionWorld;
  beforeAll(async () => {
    web = await startWebTest({ now: () => NOW });
    await createCaseWorld(web.database, web.services.registerKeys);
    world = await createSupervisionWorld(web.database);
  });
  afterAll(() => web.close());
  beforeEach(() => {
    web.engine.isDown = false;
  });

  async function logIn(person: string): Promise<TestBrowser> {
    const browser = web.visit();
    await browser.logIn(person);
    return browser;
  }

  const own = () => [
    '/supervision',
    '/supervision/visits',
    '/supervision/hours',
    `/supervision/visits/${VISIT}`,
    `/supervision/plans/${world.free}`,
  ];
  const outputs = ['/supervision/visits/print', '/supervision/visits/excel'];
  const foreign = () => [`/supervision/visits/${FOREIGN_VISIT}`, `/supervision/plans/${world.foreign}`];

  it.each([
    ['supervisor', 200, 200, 200],
    ['city-supervisor', 200, 200, 200],
    ['master', 200, 200, 200],
    ['desk', 200, 200, 200],
    ['chief', 200, 200, 403],
    ['lead', 200, 404, 403],
    ['station-worker', 200, 404, 403],
    ['worker', 403, 403, 403],
    ['stranger', 403, 403, 403],
    ['manager', 403, 403, 403],
    ['administrator', 403, 403, 403],
  ])('answers %s with %i for the own station, %i for another, %i for making the plan', async (person, mine, others, plans) => {
    const browser = await logIn(person);
    for (const path of [...own(), ...outputs]) expect({ path, status: (await browser.get(path)).status }).toEqual({ path, status: mine });
    for (const path of foreign()) expect({ path, status: (await browser.get(path)).status }).toEqual({ path, status: others });
    expect((await browser.get('/supervision/plans/new')).status).toBe(plans);
    expect((await browser.post('/supervision/plans', {})).status).toBe(plans === 200 ? 422 : plans);
  });

  it('shows everybody the plan with what became of each entry, and others only their own', async () => {
    const all = (await (await logIn('desk')).get('/supervision?year=2026')).html;
    for (const text of ['大保当镇站', '锦界镇站', '已逾期', '未安排', '已完成', '田督导', '加入年度计划']) expect(all).toContain(text);
    const mine = (await (await logIn('lead')).get('/supervision?year=2026')).html;
    expect(mine).not.toContain('锦界镇站');
    expect(mine).not.toContain('加入年度计划');
    expect((await (await logIn('desk')).get('/supervision?year=2031')).html).toContain('2031 年还没有督导计划');
  });

  it('lists visits and consultations, the latter by the code of the case and without a name', async () => {
    const { html } = await (await logIn('lead')).get('/supervision/visits');
    for (const text of [VISIT, INVITED, 'GA-2026-000027', '疑难个案', '1 / 2 条已落实', '3.5']) expect(html).toContain(text);
    for (const text of [FOREIGN_VISIT, '张乐乐', '班主任', CASE]) expect(html).not.toContain(text);
    const paper = (await (await logIn('desk')).get('/supervision/visits/print')).html;
    expect(paper).toContain('督导团队负责人：');
    expect(paper).not.toContain('张乐乐');
  });

  it('filters by year, station, kind, topic and supervisor, and takes nonsense as no filter', async () => {
    const browser = await logIn('desk');
    const found = async (query: string) => {
      const { html } = await browser.get(`/supervision/visits?${query}`);
      return [VISIT, INVITED, FOREIGN_VISIT, 'GA-2026-000027'].filter((id) => html.includes(id));
    };
    expect(await found('kind=consultation')).toEqual(['GA-2026-000027']);
    expect(await found('station=jinjie')).toEqual([FOREIGN_VISIT]);
    expect(await found('topic=project-design')).toEqual([INVITED]);
    expect(await found('supervisor=city-supervisor')).toEqual([FOREIGN_VISIT]);
    expect(await found('year=2025')).toEqual([]);
    expect(await found('year=nonsense&kind=dance&topic=%27')).toHaveLength(4);
  });

  it('counts hours and topics of what was done, per supervisor', async () => {
    const { html } = await (await logIn('chief')).get('/supervision/hours?year=2026');
    // 150 minutes at the station, 60 about a difficult case; the visit that is only arranged counts nothing
    expect(html).toContain('max="210" value="210" aria-hidden="true"></progress><span class="numeric nowrap">3.5 小时</span>');
    expect(html).toContain('max="210" value="90" aria-hidden="true"></progress><span class="numeric nowrap">1.5 小时</span>');
    const mine = (await (await logIn('lead')).get('/supervision/hours?year=2026')).html;
    expect(mine).not.toContain('白督导');
  });

  it('shows a visit with its advice, what became of it, and who has to act; markup stays text', async () => {
    const { html } = await (await logIn('lead')).get(`/supervision/visits/${VISIT}`);
    for (const text of ['缺少签字记录', '更新值班制度并上墙。', '已逾期', '2026-10-14 改到 2026-10-20', '落实督导意见', '1 / 2 条已落实']) {
      expect(html).toContain(text);
    }
    expect(html).toContain('&lt;b&gt;并观摩');
    expect(html).not.toContain('<b>并观摩');
    expect(html).toContain(`/tasks/${encodeURIComponent(VISIT_INSTANCE)}/77`);
    // the bureau reads the process too
    expect((await (await logIn('desk')).get(`/instances/${encodeURIComponent(VISIT_INSTANCE)}`)).html).toContain('看督导记录');
    expect((await (await logIn('worker')).get(`/instances/${encodeURIComponent(VISIT_INSTANCE)}`)).status).toBe(404);
    for (const id of ['DD-2026-000999', 'DD', "DD-2026-000003'", '%00']) {
      expect((await (await logIn('desk')).get(`/supervision/visits/${id}`)).status).toBe(404);
    }
  });

  it('keeps everything that was typed when an entry has to be mended', async () => {
    const browser = await logIn('supervisor');
    await browser.get('/supervision/plans/new');
    const answer = await browser.post('/supervision/plans', {
      year: '2027',
      month: '13',
      station: 'dabaodang-room-01',
      topics: ['systems', 'dance'],
      supervisor: 'worker',
      note: '<script>说明',
    });
    expect(answer.status).toBe(422);
    for (const text of ['请选择月份', '请选择站点', '不在督导团队', 'value="2027"', '&lt;script&gt;说明']) {
      expect(answer.html).toContain(text);
    }
    expect(answer.html).toMatch(/value="systems" checked/);
    expect(await listPlan(web.database, 2027, ['dabaodang'])).toEqual([]);
  });

  it('puts an entry into the plan and takes it back with a reason', async () => {
    const browser = await logIn('desk');
    await browser.get('/supervision/plans/new');
    const added = await browser.post('/supervision/plans', {
      year: '2028',
      month: '2',
      station: 'jinjie',
      topics: 'systems',
      supervisor: '',
      note: '',
    });
    expect(added).toMatchObject({ status: 303, location: '/supervision?year=2028' });
    const [entry] = await listPlan(web.database, 2028, ['jinjie']);
    expect(entry).toMatchObject({ month: 2, topics: ['systems'], supervisor: null, byPerson: 'desk' });
    const address = `/supervision/plans/${entry?.id ?? ''}`;
    await browser.get(address);
    expect((await browser.post(`${address}/withdraw`, { reason: ' ' })).status).toBe(422);
    expect((await browser.post(`${address}/withdraw`, { reason: '站点合并' })).status).toBe(303);
    expect(await listPlan(web.database, 2028, ['jinjie'])).toEqual([]);
    expect((await browser.get(address)).html).toContain('站点合并');
  });

  it('starts the visit of an entry once, however often the button is pressed', async () => {
    const browser = await logIn('supervisor');
    const address = `/supervision/plans/${world.free}`;
    expect((await browser.get(address)).html).toContain('value="2026-12-01"');
    expect((await browser.post(`${address}/start`, { day: '2026-11-20' })).html).toContain('已经过去');
    expect((await browser.post(`${address}/start`, { day: 'soon' })).status).toBe(422);
    web.engine.isDown = true;
    expect((await browser.post(`${address}/start`, { day: '2026-12-10' })).status).toBe(503);
    web.engine.isDown = false;
    expect(web.engine.started).toEqual([]);
    await browser.get(address);
    expect((await browser.post(`${address}/start`, { day: '2026-12-10' })).status).toBe(303);
    expect(web.engine.started).toMatchObject([
      {
        processId: 'supervision',
        organisation: 'master',
        startedBy: 'supervisor',
        requestId: `plan:${world.free}:0`,
        variables: {
          planId: world.free,
          station: 'dabaodang',
          kind: 'planned',
          topics: ['systems', 'service-norms'],
          plannedDate: '2026-12-10',
          supervisor: null,
          master: 'master',
        },
      },
    ]);
    const first = web.engine.started[0]?.businessKey;
    expect(first).toMatch(/^DD-\d{4}-\d{6}$/);
    // the same person's second press asks for the same instance
    await web
      .database('tasks')
      .where({ business_key: first ?? '' })
      .delete();
    await browser.post(`${address}/start`, { day: '2026-12-10' });
    expect(web.engine.started.map(({ businessKey }) => businessKey)).toEqual([first, first]);
  });

  it('arranges nothing for an entry that has a visit, and nothing for those who may not', async () => {
    const before = web.engine.started.length;
    const browser = await logIn('supervisor');
    await browser.get(`/supervision/plans/${world.started}`);
    const answer = await browser.post(`/supervision/plans/${world.started}/start`, { day: '2026-12-10' });
    expect((await browser.follow(answer)).html).toContain('没有重复安排');
    for (const [person, status] of [
      ['lead', 403],
      ['chief', 403],
      ['worker', 403],
    ] as const) {
      const other = await logIn(person);
      expect((await other.post(`/supervision/plans/${world.overdue}/start`, { day: '2026-12-10' })).status).toBe(status);
      expect((await other.post(`/supervision/plans/${world.overdue}/withdraw`, { reason: '不需要了' })).status).toBe(status);
    }
    expect(web.engine.started).toHaveLength(before);
    expect(await findPlanEntry(web.database, world.overdue)).toMatchObject({ withdrawnAt: null });
  });

  it('offers the team in the start form', async () => {
    const { html } = await (await logIn('master')).get('/start/supervision');
    expect(html).toContain('田督导');
    expect(html).not.toContain('周社工');
  });

  it('records who takes the register out', async () => {
    await (await logIn('supervisor')).get('/supervision/visits/excel?year=2026');
    const entries: unknown[] = await web.database('audit_log').where({ actor: 'supervisor', action: 'supervision.export' });
    expect(entries).toContainEqual(expect.objectContaining({ details: { year: 2026, entries: 4 } }));
  });
});
