import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPublishedScheme, listSchemes } from '../../../../db/registers/indicator-schemes.ts';
import { defaultScheme } from '../../../../domain/evaluations/default-scheme.ts';
import { fieldValue } from '../../support/test-browser.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { createEvaluationWorld, DAYS } from '../support/evaluation-world.ts';

describe('the editor of indicators', () => {
  let web: WebTest;
  beforeAll(async () => {
    web = await startWebTest({ now: () => DAYS.today });
    await createEvaluationWorld(web.database);
  });
  afterAll(() => web.close());

  async function draft(year = '2027') {
    const browser = web.visit();
    await browser.logIn('desk');
    await browser.get('/evaluations/schemes');
    const { location = '' } = await browser.post('/evaluations/schemes', { year });
    const { html } = await browser.get(location);
    return { browser, location, fields: fieldsOf(html) };
  }

  it('begins a year with the indicators of the year before, and publishes what adds up', async () => {
    const { browser, location, fields } = await draft();
    expect(fields.title).toBe('2027 年社工站绩效评估指标');
    expect((await browser.post(location, { ...fields, action: 'publish' })).status).toBe(303);
    expect((await findPublishedScheme(web.database, 2027))?.content).toEqual(defaultScheme(2027));
    // published: nothing can be changed any more
    expect((await browser.get(location)).html).not.toContain('检查并发布');
    expect((await browser.post(location, { ...fields, action: 'save' })).status).toBe(400);
  });

  it('keeps a draft whose weights do not add up, but does not publish it', async () => {
    const { browser, location, fields } = await draft('2028');
    const answer = await browser.post(location, { ...fields, 'groups.0.weight': '20', 'bands.1.from': '95', action: 'publish' });
    expect(answer.status).toBe(422);
    for (const text of [
      '一级指标权重合计 105 分，应为 100 分，多了 5 分',
      '“良好”从 95 分起，高于上一等次“优秀”的 90 分，请从高到低排列',
    ]) {
      expect(answer.html).toContain(text);
    }
    expect(await findPublishedScheme(web.database, 2028)).toBeUndefined();
    expect(fieldValue((await browser.get(location)).html, 'groups.0.weight')).toBe('20');
  });

  it('loses nothing of what does not fit', async () => {
    const { browser, location, fields } = await draft('2029');
    const answer = await browser.post(location, { ...fields, 'groups.0.weight': '十五', 'groups.1.title': '', action: 'save' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('一级指标“行政管理”的分值应为 0 到 100 的数');
    expect(fieldValue(answer.html, 'groups.0.weight')).toBe('十五');
    expect(fieldValue(answer.html, 'groups.1.title')).toBe('');
  });

  it('adds and takes away rows without saving', async () => {
    const { browser, location, fields } = await draft('2030');
    const added = await browser.post(location, { ...fields, action: 'add:groups.0' });
    expect(fieldValue(added.html, 'groups.0.indicators.3.code')).toBe('indicator-1');
    const removed = await browser.post(location, { ...fieldsOf(added.html), action: 'remove:groups.0.0' });
    expect(fieldValue(removed.html, 'groups.0.indicators.0.code')).toBe('archives');
    const saved = (await listSchemes(web.database)).find(({ year }) => year === 2030);
    expect(saved?.content.indicators[0]?.indicators).toHaveLength(3);
  });

  it('notices that somebody else saved meanwhile', async () => {
    const { browser, location, fields } = await draft('2031');
    expect((await browser.post(location, { ...fields, title: '第一人', action: 'save' })).status).toBe(303);
    const second = await browser.post(location, { ...fields, title: '第二人', action: 'save' });
    expect(second.status).toBe(409);
    expect(second.html).toContain('第二人');
    expect((await listSchemes(web.database)).find(({ year }) => year === 2031)?.content.title).toBe('第一人');
  });

  it('is the bureau’s alone', async () => {
    const browser = web.visit();
    await browser.logIn('lead');
    await browser.get('/evaluations/schemes');
    expect((await browser.post('/evaluations/schemes', { year: '2032' })).status).toBe(403);
  });
});

/** The fields of the editor as a browser would send them. */
function fieldsOf(html: string): Record<string, string | readonly string[]> {
  const fields: Record<string, string | readonly string[]> = {};
  for (const [, name = '', value = ''] of html.matchAll(
    /<input[^>]* name="((?:groups|bands|title|revision|[a-z]+[A-Z])[^"]*)" value="([^"]*)"/gu,
  )) {
    if (!name.endsWith('.evidence')) fields[name] = value;
  }
  for (const [, name = '', value = ''] of html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</gu)) fields[name] = value;
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]* name="([^"]+)">(.*?)<\/select>/gu)) {
    fields[name] = /value="([^"]+)" selected/u.exec(options)?.[1] ?? '';
  }
  for (const [, name = '', value = ''] of html.matchAll(/<input type="checkbox" name="([^"]+)" value="([^"]+)" checked/gu)) {
    const before = fields[name] ?? [];
    fields[name] = [...(typeof before === 'string' ? [before] : before), value];
  }
  return fields;
}
