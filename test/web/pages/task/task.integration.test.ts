import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTask } from '../../support/open-tasks.ts';
import { fieldValue, type TestBrowser } from '../../support/test-browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';

let web: WebTest;
let worker: TestBrowser;
const PATH = '/tasks/test-case%3AGA-1/1';

beforeAll(async () => {
  web = await startWebTest();
});
afterAll(async () => {
  await web.close();
});
beforeEach(async () => {
  await web.database.raw('truncate process_instances, drafts cascade');
  web.engine.completed.length = 0;
  web.engine.isDown = false;
  await openTask(web.database, { definitionHash: web.world.definitionHash, instanceId: 'test-case:GA-1' });
  worker = await web.logIn('worker');
});

const filledIn = {
  'v.contact': '张秀兰',
  'v.phone': '13800001234',
  'v.source': ['', 'visit'],
  'v.domains': ['', 'elderly'],
  'v.householdSize': '3',
  'v.visitDate': '2026-11-20',
  'v.needs.#': '1',
  'v.needs.0.text': '上门照料',
  'v.needs.0.urgency': 'urgent',
  'v.situation': '独居，行动不便。',
  'v.consent': ['', 'on'],
};

describe('task page', () => {
  it('shows the form, the article it rests on, the deadline, the process', async () => {
    const { html } = await worker.get(PATH);
    for (const text of ['收集需求', '依据第十七条', '社工站（室）应按照收集需求、分析评估', '提交需求', '联系人', '测试个案', 'GA-1']) {
      expect(html).toContain(text);
    }
  });

  it('completes the task, takes it first if nobody has, and says what comes next', async () => {
    const token = fieldValue((await worker.get(PATH)).html, '_token') ?? '';
    const answer = await worker.post(PATH, { ...filledIn, _token: token, _action: 'submit' });
    expect(answer.status).toBe(303);
    expect((await worker.follow(answer)).html).toContain('已提交“收集需求”。下一步：审核');
    expect(web.engine.completed).toEqual([
      {
        key: '1',
        actor: 'worker',
        variables: {
          contact: '张秀兰',
          phone: '13800001234',
          source: 'visit',
          domains: ['elderly'],
          householdSize: 3,
          visitDate: '2026-11-20',
          needs: [{ text: '上门照料', urgency: 'urgent' }],
          situation: '独居，行动不便。',
          consent: true,
        },
      },
    ]);
    expect(await web.database('drafts').count()).toEqual([{ count: 0 }]);
  });

  it('shows the next task at once when the same person does it', async () => {
    // given somebody who works in the room and leads the station
    await web.database('assignments').insert({ person_id: 'worker', role: 'lead', organisation: 'dabaodang' });
    const answer = await worker.post(PATH, { ...filledIn, _token: randomUUID(), _action: 'submit' });
    expect(answer.location).toBe('/tasks/test-case%3AGA-1/1-review');
    expect((await worker.follow(answer)).html).toContain('接着办：审核');
    await web.database('assignments').where({ person_id: 'worker', role: 'lead' }).delete();
  });

  it('says what is wrong and keeps everything that was typed', async () => {
    const answer = await worker.post(PATH, {
      ...filledIn,
      'v.householdSize': '三个',
      'v.contact': '',
      'v.situation': '<b>短</b>"',
      _action: 'submit',
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('有 2 处需要修改，还没有提交');
    expect(answer.html).toContain('请填写联系人');
    expect(answer.html).toContain('应为数字');
    expect(answer.html).toContain('value="三个"');
    expect(answer.html).toMatch(/<textarea[^>]*>\n&lt;b&gt;短/u);
    expect(answer.html).toContain('上门照料');
    expect(answer.html).toContain('&lt;b&gt;短&lt;/b&gt;&quot;');
    expect(web.engine.completed).toEqual([]);
  });

  it('executes a double submit once and answers both alike', async () => {
    const token = randomUUID();
    const send = async (): Promise<string | undefined> =>
      (await worker.post(PATH, { ...filledIn, _token: token, _action: 'submit' })).location;
    const locations = await Promise.all([send(), send()]);
    expect(locations).toEqual(['/inbox?tab=assigned', '/inbox?tab=assigned']);
    expect(await send()).toBe('/inbox?tab=assigned');
    expect(web.engine.completed).toHaveLength(1);
  });

  it('explains a stale page and keeps what was typed on it', async () => {
    // given a page that a colleague's submission has overtaken
    const colleague = await web.logIn('colleague');
    await colleague.post(PATH, { ...filledIn, _action: 'submit' });
    // when it is submitted
    const answer = await worker.post(PATH, { ...filledIn, 'v.contact': '李四', _action: 'submit' });
    // then
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('李建国已经办完这项任务，你这次填的没有提交');
    expect(answer.html).toContain('value="李四"');
    const draft = await worker.get(`${PATH}/draft.txt`);
    expect(draft.html).toContain('李四');
    expect(web.engine.completed).toHaveLength(1);
  });

  it('says so when somebody else has taken it', async () => {
    const colleague = await web.logIn('colleague');
    await colleague.post('/inbox/claim', { instance: 'test-case:GA-1', key: '1' });
    const answer = await worker.post(PATH, { ...filledIn, _action: 'submit' });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('李建国已经签收了这项任务');
  });

  it('loses nothing while Temporal is away, and completes later with the same token', async () => {
    const token = randomUUID();
    web.engine.isDown = true;
    const answer = await worker.post(PATH, { ...filledIn, _token: token, _action: 'submit' });
    expect(answer.status).toBe(503);
    expect(answer.html).toContain('流程服务暂时连接不上');
    expect(fieldValue(answer.html, '_token')).toBe(token);
    expect((await worker.get(PATH)).html).toContain('value="张秀兰"');
    web.engine.isDown = false;
    expect((await worker.post(PATH, { ...filledIn, _token: token, _action: 'submit' })).status).toBe(303);
  });
});

describe('drafts and rows', () => {
  it('are kept while one types, and say which parts appear', async () => {
    const answer = await worker.post(`${PATH}/draft`, { ...filledIn, 'v.contact': '草稿人', 'v.source': ['', 'other'] });
    expect(answer.html).toContain('草稿已保存');
    expect(answer.html).toContain('id="part-sourceNote" hx-swap-oob="true"');
    expect(answer.html).toContain('其他来源说明');
    const { html } = await worker.get(PATH);
    expect(html).toContain('value="草稿人"');
    expect(html).toContain('value="other" checked');
  });

  it('grow and shrink without JavaScript', async () => {
    const added = await worker.post(PATH, { ...filledIn, _action: 'add needs' });
    expect(added.location).toBe(`${PATH}#field-needs`);
    expect((await worker.get(PATH)).html).toContain('第 2 项');
    const removed = await worker.post(PATH, { ...filledIn, 'v.needs.#': '2', 'v.needs.1.text': '第二', _action: 'remove 0 needs' });
    const { html } = await worker.follow({ ...removed, location: PATH });
    expect(html).toContain('value="第二"');
    expect(html).not.toContain('上门照料');
  });

  it('belong to one person', async () => {
    await worker.post(`${PATH}/draft`, { ...filledIn, 'v.contact': '只给我看' });
    expect((await (await web.logIn('colleague')).get(PATH)).html).not.toContain('只给我看');
  });
});

describe('hostile input', () => {
  it.each([
    ['NUL', { 'v.contact': 'a\0b' }],
    ['a choice that is not offered', { 'v.source': 'forged' }],
    ['text for a number', { 'v.householdSize': '9'.repeat(500) }],
    ['too long a text', { 'v.situation': '长'.repeat(20_001) }],
    ['rows without end', { 'v.needs.#': '9999' }],
  ])('is refused with what to mend: %s', async (_name, fields) => {
    const answer = await worker.post(PATH, { ...filledIn, ...fields, _action: 'submit' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('需要修改，还没有提交');
    expect(web.engine.completed).toEqual([]);
  });

  it('of 10 MB is refused before it is read, and the draft is still there', async () => {
    await worker.post(`${PATH}/draft`, filledIn);
    const answer = await worker.post(PATH, { ...filledIn, 'v.situation': 'x'.repeat(10_000_000), _action: 'submit' });
    expect(answer.status).toBe(413);
    expect(answer.html).toContain('提交的内容太大，没有提交');
    expect((await worker.get(PATH)).html).toContain('独居，行动不便。');
  });

  it('with prototype names, unknown fields and list paths goes nowhere', async () => {
    const answer = await worker.post(PATH, {
      ...filledIn,
      'v.__proto__.polluted': 'x',
      'v.constructor.prototype.polluted': 'x',
      'v.caseId': 'GA-999',
      'v.approved': 'true',
      __proto__: 'x',
      _action: 'submit',
    });
    expect(answer.status).toBe(303);
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(web.engine.completed[0]?.variables).not.toHaveProperty('approved');
    expect(web.engine.completed[0]?.variables).not.toHaveProperty('caseId');
  });

  it('never becomes markup: names, variables, comments, drafts', async () => {
    const script = '<script>alert(1)</script>';
    await openTask(web.database, {
      definitionHash: web.world.definitionHash,
      instanceId: `test-case:${script}`,
      name: script,
      variables: { caseId: script, contact: script },
      key: 'x',
    });
    const path = `/tasks/${encodeURIComponent(`test-case:${script}`)}/x`;
    await worker.post(`${path}/comments`, { body: script });
    await worker.post(`${path}/draft`, { 'v.situation': `</textarea>${script}` });
    for (const page of [path, '/inbox?tab=claimable', `/inbox?tab=claimable&q=${encodeURIComponent(script)}`]) {
      const { html, status } = await worker.get(page);
      expect(status).toBe(200);
      expect(html).not.toContain(script);
      expect(html).toContain('&lt;script&gt;');
    }
  });

  it('in comments is refused', async () => {
    for (const body of ['', ' ', 'x'.repeat(2_001), 'a\0b']) expect((await worker.post(`${PATH}/comments`, { body })).status).toBe(400);
    expect((await worker.post(`${PATH}/comments`, { body: '明天一起上门' })).status).toBe(303);
    expect((await worker.get(PATH)).html).toContain('明天一起上门');
  });
});
