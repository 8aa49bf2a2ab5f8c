import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { TestBrowser } from '../../support/test-browser.ts';
import { createScheduleWorld, NOW, scheduleId } from './schedule-world.ts';

let web: WebTest;

beforeEach(async () => {
  web = await startWebTest({ now: () => NOW });
  await createScheduleWorld(web.database);
});
afterEach(() => web.close());

describe('the page of what starts by itself', () => {
  it('given schedules with a past, when an officer opens it, then rule, next times and what became of each firing are there', async () => {
    const { status, html } = await (await logIn('desk')).get('/schedules');
    expect(status).toBe(200);
    const text = textOf(html);
    expect(text).toContain('每年 7 月 1 日 9:00');
    expect(text).toContain('2027年7月1日 9:00 2028年7月1日 9:00 2029年7月1日 9:00');
    expect(text).toContain('2026年7月1日 9:00 补办 ZQ-2026-000001 到时间时系统中断，恢复后补办一次。');
    expect(text).toContain('2025年7月1日 9:00 没有发起 到时间时系统中断；与之后的一次合并，只办一次。');
    expect(text).toContain('2026年7月3日 10:20 手动发起 ZQ-2026-000002 何静发起。');
    expect(text).toContain('每年 12 月 1 日 9:00');
    expect(text).toContain('每月 1 日 8:00');
    expect(text).not.toContain('流程服务暂时连接不上');
    expect(html).toContain('href="/instances/mid-term%3AZQ-2026-000001"');
  });

  it('given that Temporal does not answer, when it is opened, then the register is shown with a notice', async () => {
    web.engine.isDown = true;
    const text = textOf((await (await logIn('chief')).get('/schedules')).html);
    expect(text).toContain('流程服务暂时连接不上');
    expect(text).toContain('ZQ-2026-000001');
  });

  it('given a firing that nobody has settled, when it is opened, then it says so', async () => {
    await web.database('schedules').where({ process_id: 'report' }).update({ seen_until: '2026-09-30T00:00:00+08:00' });
    const text = textOf((await (await logIn('desk')).get('/schedules')).html);
    expect(text).toContain('2026年10月1日 8:00 还没有处理');
    expect(text).not.toContain('2026年11月1日 8:00 还没有处理');
  });

  it('given no timer at all, when it is opened, then it says what would be here', async () => {
    await web.database('schedules').delete();
    expect((await (await logIn('desk')).get('/schedules')).html).toContain('没有定时发起的流程');
  });

  it('given people of stations and rooms, when they ask, then it is closed to them', async () => {
    for (const member of ['worker', 'head', 'lead', 'master'] as const) {
      const browser = await web.logIn(member);
      expect((await browser.get('/schedules')).status).toBe(403);
      expect((await browser.post(`/schedules/${await id('mid-term')}/pause`, { reason: 'x' })).status).toBe(403);
    }
  });
});

describe('starting by hand', () => {
  it('given the desk, when the same form is sent twice, then one instance starts, recorded and audited', async () => {
    const browser = await logIn('desk');
    const token = randomUUID();
    await browser.get('/schedules');
    for (const _time of ['first', 'second']) {
      expect((await browser.post(`/schedules/${await id('mid-term')}/start`, { token })).location).toBe('/schedules');
    }
    expect(web.engine.started.map(({ businessKey }) => businessKey)).toEqual(['ZQ-2026-000001']);
    expect(web.engine.started[0]).toMatchObject({ organisation: 'bureau', startEvent: 'Start', startedBy: 'desk', requestId: token });
    expect(web.engine.started[0]?.variables).toMatchObject({ caseId: 'ZQ-2026-000001', bureau: 'bureau', asker: 'desk' });
    expect(await web.database('schedule_runs').where({ request_id: token })).toMatchObject([
      { status: 'by-hand', begun_at: expect.any(Date) },
    ]);
    expect(await web.database('audit_log').where({ action: 'schedule.start' })).toMatchObject([
      { actor: 'desk', subject_kind: 'instance' },
    ]);
  });

  it('given that Temporal does not answer, when it is asked for, then it is kept for later, and once', async () => {
    const browser = await logIn('administrator');
    await browser.get('/schedules');
    web.engine.isDown = true;
    await browser.post(`/schedules/${await id('mid-term')}/start`, { token: randomUUID() });
    const second = await browser.post(`/schedules/${await id('mid-term')}/start`, { token: randomUUID() });
    expect(textOf((await browser.follow(second)).html)).toContain('已登记，流程服务恢复后自动发起。');
    expect(await web.database('schedule_runs').where({ status: 'by-hand', begun_at: null })).toHaveLength(1);
  });

  it('given who may not start the process, when it is asked for, then nothing starts', async () => {
    for (const member of ['chief', 'deputy', 'manager']) {
      const browser = await logIn(member);
      expect((await browser.get('/schedules')).html).not.toContain('立即发起');
      expect((await browser.post(`/schedules/${await id('mid-term')}/start`, { token: randomUUID() })).status).toBe(403);
    }
    const desk = await logIn('desk');
    await desk.get('/schedules');
    expect((await desk.post(`/schedules/${await id('report')}/start`, { token: randomUUID() })).status).toBe(403);
    expect(web.engine.started).toEqual([]);
  });

  it('given a forged address or token, when it is asked for, then it is refused', async () => {
    const browser = await logIn('administrator');
    await browser.get('/schedules');
    expect((await browser.post(`/schedules/${randomUUID()}/start`, { token: randomUUID() })).status).toBe(404);
    expect((await browser.post('/schedules/nothing/start', { token: randomUUID() })).status).toBe(404);
    expect((await browser.post(`/schedules/${await id('mid-term')}/start`, { token: 'again' })).status).toBe(400);
  });
});

describe('pausing', () => {
  it('given a reason, when the desk pauses and resumes, then both are audited and the page says who and why', async () => {
    const browser = await logIn('desk');
    await browser.get('/schedules');
    const address = `/schedules/${await id('final')}`;
    const paused = await browser.follow(await browser.post(`${address}/pause`, { reason: '今年推迟 <b>到</b>一月' }));
    expect(textOf(paused.html)).toContain('何静 11-23 14:05 暂停：今年推迟 &lt;b&gt;到&lt;/b&gt;一月');
    const resumed = await browser.follow(await browser.post(`${address}/resume`, { reason: '文件已到' }));
    expect(textOf(resumed.html)).not.toContain('已暂停 ');
    expect(await web.database('audit_log').whereLike('action', 'schedule.%').orderBy('seq')).toMatchObject([
      { action: 'schedule.pause', subject_id: 'final', details: { reason: '今年推迟 <b>到</b>一月' } },
      { action: 'schedule.resume', subject_id: 'final', details: { reason: '文件已到' } },
    ]);
  });

  it('given a firing during the pause, when it is resumed, then it counts as left out and not as missed', async () => {
    const scheduled = await id('report');
    await web.database('schedules').where({ id: scheduled }).update({
      paused_at: '2026-10-15T10:00:00+08:00',
      paused_by: 'desk',
      pause_reason: '等待文件',
      seen_until: '2026-09-30T00:00:00+08:00',
    });
    await web.database('schedule_runs').where({ schedule_id: scheduled }).delete();
    const browser = await logIn('administrator');
    await browser.get('/schedules');
    await browser.post(`/schedules/${scheduled}/resume`, { reason: '文件已到' });
    expect(await web.database('schedule_runs').where({ schedule_id: scheduled })).toMatchObject([
      { due_at: new Date('2026-11-01T08:00:00+08:00'), status: 'skipped', reason: 'paused' },
    ]);
  });

  it.each([
    ['no reason', ' ', '请写理由'],
    ['a reason that is too long', '长'.repeat(201), '理由最多 200 个字，现在是 201 个。'],
  ])('given %s, when it is sent, then nothing changes and what was typed is still there', async (_fault, reason, message) => {
    const browser = await logIn('desk');
    await browser.get('/schedules');
    const answer = await browser.post(`/schedules/${await id('final')}/pause`, { reason });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(message);
    expect(answer.html).toContain(`value="${reason.trim()}"`);
    expect(await web.database('schedules').whereNotNull('paused_at')).toEqual([]);
  });

  it('given the chief, when they try, then it is not theirs', async () => {
    const browser = await logIn('chief');
    await browser.get('/schedules');
    expect((await browser.post(`/schedules/${await id('final')}/pause`, { reason: '推迟' })).status).toBe(403);
  });
});

async function logIn(username: string): Promise<TestBrowser> {
  const browser = new TestBrowser(web.address);
  await browser.logIn(username);
  return browser;
}

async function id(processId: string): Promise<string> {
  return await scheduleId(web.database, processId);
}

/** What a person reads, one space between. */
function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');
}
