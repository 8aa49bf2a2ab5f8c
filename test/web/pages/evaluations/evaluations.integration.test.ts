import { randomUUID } from 'node:crypto';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTraining } from '../../../../db/registers/write-trainings.ts';
import { openTask } from '../../support/open-tasks.ts';
import { fieldValue } from '../../support/test-browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { CYCLE, createEvaluationWorld, DAYS, EMPTY_CYCLE, openEmptyCycle } from '../support/evaluation-world.ts';

describe('evaluations', () => {
  let web: WebTest;
  beforeAll(async () => {
    web = await startWebTest({ now: () => DAYS.today });
    await createEvaluationWorld(web.database);
  });
  afterAll(() => web.close());

  async function as(person: string) {
    const browser = web.visit();
    await browser.logIn(person);
    return browser;
  }

  it('show the bureau how far each station is, and who is late', async () => {
    const { html } = await (await as('desk')).get(`/evaluations/${CYCLE}`);
    for (const text of ['2026 年中期绩效评估', '锦界镇站', '整改中', '优秀', '自评超期，已提醒', '站点今年新设', '初评 75']) {
      expect(html).toContain(text);
    }
  });

  it('say in words that no station has a grade yet, where the distribution is drawn later', async () => {
    // given a cycle in which one has a grade, and another in which nobody has a result
    const { html } = await (await as('desk')).get(`/evaluations/${CYCLE}`);
    expect(html).not.toContain('还没有站点评定等次');
    expect(html).toContain('chart__drawing--columns');
    await openEmptyCycle(web.database);
    // when the bureau looks, then there are sentences instead of empty drawings
    const empty = (await (await as('desk')).get(`/evaluations/${EMPTY_CYCLE}`)).html;
    for (const text of ['还没有站点评定等次', '还没有站点得出分数', '还没有失分']) expect(empty).toContain(text);
    expect(empty).not.toContain('chart__drawing--columns');
  });

  it('show a station its own result only when there is one, and never a neighbour’s', async () => {
    // given a station under review and its neighbour whose result is confirmed
    const lead = await as('lead');
    const neighbour = await as('neighbour');
    // when their people look, then the first sees no points of reviewers, and the second what was given
    const own = await lead.get(`/evaluations/${CYCLE}/dabaodang`);
    expect(own.status).toBe(200);
    expect(own.html).not.toContain('初评得分');
    const confirmed = await neighbour.get(`/evaluations/${CYCLE}/jinjie`);
    expect(confirmed.html).toContain('最终得分（优秀）');
    expect(confirmed.html).toContain('培训学时不足');
    expect(confirmed.html).not.toContain('>全市平均<');
    // and neither the board nor the other station
    expect((await lead.get(`/evaluations/${CYCLE}/jinjie`)).status).toBe(404);
    expect((await lead.get(`/evaluations/${CYCLE}`)).status).toBe(404);
    expect((await (await as('stranger')).get(`/evaluations/${CYCLE}/jinjie`)).status).toBe(404);
  });

  it('show the training hours of the staff, live, and lead to where they come from', async () => {
    // given four people on the staff of 大保当 who serve, one of whom was taught for six hours
    await web.database.transaction((transaction) =>
      recordTraining(
        transaction,
        {
          requestId: randomUUID(),
          station: 'dabaodang',
          date: '2026-03-02',
          topic: '服务规范',
          kind: 'tiered',
          hours: 6,
          organiser: '市社会工作服务总站',
          participants: ['worker'],
        },
        { by: 'desk', at: DAYS.today },
      ),
    );
    // when the bureau looks at the station, then the average is there, and its link leads to everybody's hours
    const browser = await as('desk');
    const { html } = await browser.get(`/evaluations/${CYCLE}/dabaodang`);
    const [, address, hours] = /人均培训学时<\/dt><dd class="numeric"><a href="([^"]+)">([^<]+)<\/a>/.exec(html) ?? [];
    expect(hours).toBe('1.5');
    const shown = await browser.get((address ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    for (const text of ['2026 年学时', '王小梅', '<span class="figure__number">1.5</span>']) expect(shown.html).toContain(text);
  });

  it.each(['/evaluations/none', `/evaluations/${CYCLE}/nowhere`, '/evaluations/%00/x', '/evaluations/schemes/none'])(
    'answer 404 at %s',
    async (path) => {
      expect((await (await as('desk')).get(path)).status).toBe(404);
    },
  );

  it('take materials of a station until the review begins', async () => {
    // given a station that assesses itself, with somebody who hands in
    await web.database('station_evaluations').where({ station: 'dabaodang' }).update({ status: 'self-assessing' });
    const browser = await as('lead');
    const page = `/evaluations/${CYCLE}/dabaodang`;
    await browser.get(page);
    const upload = async (name: string, indicator: string, content = '%PDF-1.4') => {
      const token = fieldValue((await browser.get(page)).html, '_csrf') ?? '';
      const body = new FormData();
      body.set('indicator', indicator);
      body.set('file', new Blob([content]), name);
      const headers = { cookie: browser.cookieHeader() };
      return await fetch(`${web.address}${page}/materials?_csrf=${encodeURIComponent(token)}`, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
      });
    };
    // when a file comes, then it is there and can be read and taken back
    expect((await upload('制度.pdf', 'systems')).status).toBe(303);
    const { html } = await browser.get(page);
    expect(html).toContain('制度.pdf');
    const id = /materials\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';
    const file = await browser.get(`${page}/materials/${id}`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(file.html).toBe('%PDF-1.4');
    expect((await (await as('neighbour')).get(`${page}/materials/${id}`)).status).toBe(404);
    // when it is something else, then it is refused with the reason
    expect((await upload('page.html', 'systems')).status).toBe(400);
    expect((await upload('empty.pdf', 'systems', '')).status).toBe(400);
    expect((await upload('a.pdf', 'nothing')).status).toBe(400);
    expect((await browser.post(`${page}/materials/${id}/withdraw`)).status).toBe(303);
    expect((await browser.get(page)).html).not.toContain('制度.pdf');
    // when reviewers have begun, then nothing changes any more
    await web.database('station_evaluations').where({ station: 'dabaodang' }).update({ status: 'reviewing' });
    expect((await upload('late.pdf', 'systems')).status).toBe(409);
    expect(await web.database('evaluation_materials').whereNull('withdrawn_at')).toHaveLength(0);
  });

  it('pause and go on with all instances at once', async () => {
    const browser = await as('desk');
    await browser.get(`/evaluations/${CYCLE}`);
    expect((await browser.post(`/evaluations/${CYCLE}/pause`, { reason: ' ' })).status).toBe(400);
    expect((await browser.post(`/evaluations/${CYCLE}/pause`, { reason: '防汛期间' })).status).toBe(303);
    expect((await browser.get(`/evaluations/${CYCLE}`)).html).toContain('防汛期间');
    const [batch] = await web.database('batches').select('operation', 'total');
    expect(batch).toEqual({ operation: { kind: 'suspend' }, total: 1 });
    expect((await browser.post(`/evaluations/${CYCLE}/pause`, { reason: '再停' })).status).toBe(409);
    expect((await browser.post(`/evaluations/${CYCLE}/resume`)).status).toBe(303);
    const lead = await as('lead');
    await lead.get('/evaluations');
    expect((await lead.post(`/evaluations/${CYCLE}/pause`, { reason: '不想评' })).status).toBe(403);
  });

  it('list the stations in the order of their places once there are places', async () => {
    const board = async (): Promise<readonly string[]> => {
      const { html } = await (await as('desk')).get(`/evaluations/${CYCLE}`);
      return [...html.slice(html.indexOf('各站明细')).matchAll(/<th scope="row"[^>]*><a href="[^"]*\/(\w+)">/gu)].map(
        ([, station]) => station ?? '',
      );
    };
    expect(await board()).toEqual(['xigou', 'dabaodang', 'mazhen', 'jinjie']);
    await web.database('station_evaluations').where({ station: 'jinjie' }).update({ place: 1 });
    await web.database('station_evaluations').where({ station: 'dabaodang' }).update({ place: 2 });
    expect(await board()).toEqual(['jinjie', 'dabaodang', 'xigou', 'mazhen']);
  });

  it('export the board', async () => {
    const answer = await (await as('supervisor')).get(`/evaluations/${CYCLE}/board.xlsx`);
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  });

  it('tell a report in Word, in the words of the register', async () => {
    const browser = await as('supervisor');
    const response = await fetch(`${web.address}/evaluations/${CYCLE}/report.docx`, { headers: { cookie: browser.cookieHeader() } });
    const text = new PizZip(await response.arrayBuffer()).file('word/document.xml')?.asText() ?? '';
    for (const words of [
      '2026 年中期绩效评估',
      '参评 3 个站，已确认 1 个',
      '神木市锦界镇社会工作服务站',
      '优秀',
      '整改共 1 项，已完成 0 项',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/undefined|[{}]/u);
  });

  it('recommend the best for 评优评先 when they are published, and not before', async () => {
    const board = async () => (await (await as('desk')).get(`/evaluations/${CYCLE}`)).html;
    expect(await board()).not.toContain('推荐评优评先');
    const published = { status: 'published', published_at: DAYS.today };
    await web.database('evaluation_cycles').where({ id: CYCLE }).update(published);
    try {
      const html = await board();
      expect(html.slice(html.indexOf('推荐评优评先'), html.indexOf('各站明细'))).toMatch(/锦界镇站<\/a> <span class="numeric">95 分/);
    } finally {
      await web.database('evaluation_cycles').where({ id: CYCLE }).update({ status: 'running', published_at: null });
    }
  });

  it('open the station’s diagram for those who see its evaluation', async () => {
    // given the instance of a station, which belongs to the station
    const instanceId = 'station-evaluation:caller/1';
    await openTask(web.database, {
      definitionHash: web.world.definitionHash,
      instanceId,
      organisation: 'jinjie',
      candidateGroups: ['deputy@bureau'],
    });
    const known = { instance_id: instanceId };
    await web
      .database('process_instances')
      .where({ id: instanceId })
      .update({ business_key: `${CYCLE}/jinjie` });
    await web.database('station_evaluations').where({ station: 'jinjie' }).update(known);
    const address = `/instances/${encodeURIComponent(instanceId)}`;
    // when people open it, then the bureau, the team and the station may, and a neighbour may not
    expect((await (await as('desk')).get(`/evaluations/${CYCLE}/jinjie`)).html).toContain(address);
    for (const person of ['desk', 'supervisor', 'neighbour']) {
      expect({ person, status: (await (await as(person)).get(address)).status }).toEqual({ person, status: 200 });
    }
    expect((await (await as('lead')).get(address)).status).toBe(404);
    // and neither may the master station, whose people read other instances of the stations: it has a result of its own to wait for
    expect((await (await as('master')).get(address)).status).toBe(404);
  });
});
