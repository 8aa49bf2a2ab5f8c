import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../../support/unzip.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import { createCaseWorld } from '../support/case-world.ts';

describe('the ledger', () => {
  let web: WebTest;
  beforeAll(async () => {
    web = await startWebTest();
    await createCaseWorld(web.database, web.services.registerKeys);
  });
  afterAll(() => web.close());

  it('filters by day and sums what it finds', async () => {
    const browser = await web.logIn('worker');
    const { html } = await browser.get('/ledger?from=2026-10-29&to=2026-11-05');
    expect(html).toContain('<span class="figure__number">2</span>');
    expect(html).toContain('<span class="figure__number">2.3</span>');
    expect((await browser.get('/ledger?from=nonsense&item=nothing')).html).toContain('<span class="figure__number">3</span>');
    expect((await browser.get('/ledger?from=2027-01-01')).html).toContain('这个范围内没有服务记录');
  });

  it('prints as the paper form: title, station, period, signatures', async () => {
    const browser = await web.logIn('worker');
    const { html } = await browser.get('/ledger/print?from=2026-10-01&to=2026-12-31');
    for (const text of ['大保当镇大保当社区社会工作服务室服务台账', '2026-10-01 至 2026-12-31', '填表人：', '站（室）负责人：']) {
      expect(html).toContain(text);
    }
  });

  it('exports a workbook in which text stays text', async () => {
    const browser = await web.logIn('worker');
    const { headers } = await browser.get('/ledger/excel');
    expect(headers.get('content-type')).toContain('spreadsheetml');
    const response = await fetch(`${web.address}/ledger/excel`, { headers: { cookie: browser.cookieHeader() } });
    const parts = unzip(Buffer.from(await response.arrayBuffer()));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect([...parts.values()].join('')).toContain('=SUM(1,1)');
    expect(sheet).not.toContain('<f>');
    const entries: unknown[] = await web.database('audit_log').where({ actor: 'worker', action: 'ledger.export' });
    expect(entries.length).toBe(2);
  });
});
