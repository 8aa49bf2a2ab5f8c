import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTraining, listTrainings } from '../../../../db/registers/trainings.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { createTrainingWorld, type TrainingWorld } from './training-world.ts';

const NOW = new Date('2026-11-23T02:00:00Z');

describe('trainings', () => {
  let web: WebTest;
  let world: TrainingWorld;
  beforeAll(async () => {
    web = await startWebTest({ now: () => NOW });
    world = await createTrainingWorld(web.database);
  });
  afterAll(() => web.close());

  async function logIn(person: string): Promise<TestBrowser> {
    const browser = web.visit();
    await browser.logIn(person);
    return browser;
  }

  const form = (more: Record<string, string | string[]> = {}) => ({
    station: 'dabaodang',
    request: randomUUID(),
    date: '2026-11-20',
    topic: '危机干预',
    kind: 'daily',
    hours: '2.5',
    organiser: '承接机构',
    participants: ['station-worker', 'worker'],
    ...more,
  });
  const found = async (year: number) =>
    await listTrainings(web.database, ['dabaodang', 'jinjie', 'master'], { year }, { page: 1, size: 50 });

  it.each([
    ['desk', 200, 200, 200],
    ['chief', 200, 200, 403],
    ['supervisor', 200, 200, 403],
    ['master', 200, 200, 403],
    ['master-head', 200, 200, 403],
    ['station-head', 200, 404, 200],
    ['lead', 200, 404, 403],
    ['station-worker', 200, 404, 403],
    ['officer', 200, 404, 403],
    ['other-head', 404, 200, 404],
    ['worker', 403, 403, 403],
    ['head', 403, 403, 403],
    ['manager', 403, 403, 403],
    ['administrator', 403, 403, 403],
  ])('answers %s with %i for 大保当, %i for another station, %i for changing a record of 大保当', async (person, mine, others, changes) => {
    const browser = await logIn(person);
    const lists = mine === 403 ? 403 : 200;
    for (const path of ['/training', '/training/hours', '/training/excel']) {
      expect({ path, status: (await browser.get(path)).status }).toEqual({ path, status: lists });
    }
    const address = `/training/${world.corrected}`;
    expect((await browser.get(address)).status).toBe(mine);
    expect((await browser.get(`/training/${world.foreign}`)).status).toBe(others);
    expect((await browser.get(`${address}/correct`)).status).toBe(changes);
    expect((await browser.post(`${address}/correct`, {})).status).toBe(changes === 200 ? 422 : changes);
    expect((await browser.post(`${address}/cancel`, {})).status).toBe(changes === 200 ? 422 : changes);
  });

  it.each(['chief', 'lead', 'worker', 'manager'])('lets %s record nothing', async (person) => {
    const browser = await logIn(person);
    expect((await browser.get('/training/new')).status).toBe(403);
    expect((await browser.post('/training', form())).status).toBe(403);
    expect((await found(2026)).total).toBe(3);
  });

  it('takes no forged station, request or code', async () => {
    const browser = await logIn('station-head');
    expect((await browser.post('/training', form({ station: 'jinjie' }))).status).toBe(400);
    expect((await browser.post('/training', form({ request: '1' }))).status).toBe(400);
    expect((await browser.post('/training', form({ participants: ['other-head'] }))).html).toContain('不在这个站点');
    for (const id of ['PX-2026-999999', 'PX', "PX-2026-000001'", '%00']) expect((await browser.get(`/training/${id}`)).status).toBe(404);
    expect((await found(2026)).total).toBe(3);
  });

  it('lists, filters by year, station and kind, and takes nonsense as no filter', async () => {
    const browser = await logIn('desk');
    const shown = async (query: string) => {
      const { html } = await browser.get(`/training?${query}`);
      return Object.values<string>({ ...world }).filter((id) => html.includes(`>${id}<`));
    };
    const { corrected, cancelled, lastYear, foreign } = world;
    expect(await shown('year=2026&station=dabaodang')).toEqual([corrected, cancelled]);
    expect(await shown('kind=external')).toEqual([lastYear]);
    expect(await shown('station=jinjie')).toEqual([foreign]);
    expect(await shown('year=nonsense&kind=dance&station=')).toHaveLength(4);
    const { html } = await browser.get('/training?year=2026&station=dabaodang');
    expect(html).toContain('<span class="figure__number">1</span>');
    expect(html).toContain('<span class="figure__number">18</span>');
    expect(html).toContain('&lt;b&gt;入门');
    expect((await browser.get('/training?year=2024')).html).toContain('这个范围内没有培训记录');
    expect((await (await logIn('lead')).get('/training')).html).not.toContain('锦界的培训');
  });

  it('counts everybody’s hours against those of the year', async () => {
    const { html } = await (await logIn('station-worker')).get('/training/hours?year=2025');
    // the one of six who was taught for 30 hours; the officer of the 镇街 isn't on the station's staff
    expect(html).toContain('<span class="figure__number">5</span>');
    expect(html).toContain('<span class="figure__number">1 / 6</span>');
    expect(html).toContain('已达到');
    expect(html).toContain('还差 30 学时');
    expect(html).not.toContain('韩干部');
    const all = (await (await logIn('chief')).get('/training/hours?year=2026')).html;
    expect(all).toMatch(/锦界镇站<.*\n.*value="16"/);
    expect((await (await logIn('lead')).get('/training/hours?station=jinjie')).html).not.toContain('白站长');
  });

  it('shows what was corrected and cancelled, by whom and why', async () => {
    const browser = await logIn('station-worker');
    const { html } = await browser.get(`/training/${world.corrected}`);
    for (const text of ['何静', '签到表上还有一人', '学时由“8”改为“6”', '增加参加人员：刘志强', '合计 18 学时']) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('保存更正');
    expect((await browser.get(`/training/${world.cancelled}`)).html).toContain('与六月的培训合并');
  });

  it('asks the desk for the station first, a head at once for the training', async () => {
    const desk = await logIn('desk');
    expect((await desk.get('/training/new')).html).not.toContain('参加人员<');
    expect((await desk.get('/training/new?station=jinjie')).html).toContain('白站长');
    const { html } = await (await logIn('station-head')).get('/training/new');
    for (const text of ['周社工', '王小梅', '大保当镇']) expect(html).toContain(text);
    for (const text of ['白站长', '韩干部']) expect(html).not.toContain(text);
  });

  it('keeps everything that was typed when something has to be mended', async () => {
    const browser = await logIn('station-head');
    await browser.get('/training/new');
    const answer = await browser.post('/training', form({ hours: '三', topic: '<i>危机干预', date: '2026-12-01' }));
    expect(answer.status).toBe(422);
    for (const text of ['学时应在', '今天以后', 'value="三"', '&lt;i&gt;危机干预', 'value="2026-12-01"', 'value="daily" checked']) {
      expect(answer.html).toContain(text);
    }
    expect(answer.html).toContain('value="station-worker" checked');
    expect((await found(2026)).total).toBe(3);
  });

  it('records, corrects and cancels, and tells the log', async () => {
    const browser = await logIn('station-head');
    await browser.get('/training/new');
    const typed = form({ date: '2024-11-20' });
    const recorded = await browser.post('/training', typed);
    expect(recorded).toMatchObject({ status: 303, location: expect.stringMatching(/^\/training\/PX-2026-\d{6}$/) });
    // the button pressed twice
    expect((await browser.post('/training', typed)).location).toBe(recorded.location);
    const id = (recorded.location ?? '').slice('/training/'.length);
    expect(await findTraining(web.database, id)).toMatchObject({
      hours: 2.5,
      participants: ['station-worker', 'worker'],
      byPerson: 'station-head',
    });

    const correction = { ...typed, revision: '1', hours: '4', participants: 'worker', reason: '签到表核对后更正' };
    expect((await browser.post(`/training/${id}/correct`, { ...correction, reason: '' })).html).toContain('请写明原因');
    expect((await browser.post(`/training/${id}/correct`, correction)).status).toBe(303);
    // a second window with the record as it was
    const late = await browser.post(`/training/${id}/correct`, { ...correction, hours: '5' });
    expect(late.status).toBe(409);
    for (const text of ['别人先改了', 'value="5"', 'name="revision" value="2"', '签到表核对后更正']) expect(late.html).toContain(text);
    expect((await browser.post(`/training/${id}/cancel`, { revision: '1', reason: '重复登记了' })).status).toBe(409);
    expect((await browser.post(`/training/${id}/cancel`, { revision: '2', reason: '重复登记了' })).status).toBe(303);
    expect(await findTraining(web.database, id)).toMatchObject({ hours: 4, cancelledBy: 'station-head', cancelReason: '重复登记了' });
    const after = await browser.post(`/training/${id}/correct`, { ...correction, revision: '2' });
    expect((await browser.follow(after)).html).toContain('已经取消，没有改动');
    const actions: unknown = await web.database('audit_log').where({ subject_id: id }).orderBy('seq').pluck('action');
    expect(actions).toEqual(['training.record', 'training.correct', 'training.cancel']);
  });

  it('records who takes the register out', async () => {
    await (await logIn('supervisor')).get('/training/excel?year=2026');
    const entries: unknown[] = await web.database('audit_log').where({ actor: 'supervisor', action: 'training.export' });
    expect(entries).toContainEqual(expect.objectContaining({ details: { year: 2026, entries: 3 } }));
  });
});
