import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../../support/unzip.ts';
import { startWebTest, type WebTest } from '../../support/web-test.ts';
import type { TestBrowser } from '../../support/test-browser.ts';
import { openTask } from '../../support/open-tasks.ts';
import {
  createContractWorld,
  DRAFT_CONTRACT,
  MASTER_CONTRACT,
  OVER_CONTRACT,
  STATION_CONTRACT,
  STROKES,
  TODAY,
} from '../support/contract-world.ts';
import { HANDED_OVER } from '../support/handed-over-cases.ts';

describe('contracts', () => {
  let web: WebTest;
  let documentId: string;
  beforeAll(async () => {
    web = await startWebTest({ now: () => TODAY });
    ({ documentId } = await createContractWorld(web.database));
  });
  afterAll(() => web.close());

  async function as(username: string): Promise<TestBrowser> {
    const browser = web.visit();
    await browser.logIn(username);
    return browser;
  }

  describe('the list', () => {
    it('shows what is in force, with term, grade, next obligation and decision', async () => {
      const { html } = await (await as('desk')).get('/contracts');
      for (const text of [
        MASTER_CONTRACT,
        STATION_CONTRACT,
        '良好',
        '年中工作报告',
        '已超 136 天',
        '还剩 38 天',
        '附条件续签',
        '已超 39 天',
        '违约处理中',
      ]) {
        expect(html).toContain(text);
      }
      for (const id of [DRAFT_CONTRACT, OVER_CONTRACT]) expect(html).not.toContain(id);
    });

    it('filters by part, station, agency, year and grade', async () => {
      const browser = await as('chief');
      const found = async (query: string): Promise<string[]> => {
        const { html } = await browser.get(`/contracts?${query}`);
        return [MASTER_CONTRACT, STATION_CONTRACT, DRAFT_CONTRACT, OVER_CONTRACT].filter((id) => html.includes(`/contracts/${id}"`));
      };
      expect(await found('show=ending')).toEqual([MASTER_CONTRACT]);
      expect(await found('show=concluding')).toEqual([DRAFT_CONTRACT]);
      expect(await found('show=over')).toEqual([OVER_CONTRACT]);
      expect(await found('show=all&station=jinjie')).toEqual([DRAFT_CONTRACT, OVER_CONTRACT]);
      expect(await found('show=all&agency=agency-2')).toEqual([STATION_CONTRACT]);
      expect(await found('show=all&year=2024')).toEqual([OVER_CONTRACT]);
      expect(await found('show=all&grade=good')).toEqual([MASTER_CONTRACT]);
      expect(await found('show=all&grade=excellent')).toEqual([]);
    });

    it('is for the own station below the bureau, and in the rail only for those who may see it', async () => {
      for (const username of ['town-officer', 'agency-manager', 'station-head', 'lead']) {
        const { html } = await (await as(username)).get('/contracts?show=all');
        expect(html).toContain(STATION_CONTRACT);
        expect(html).not.toContain(MASTER_CONTRACT);
        expect(html).toContain('href="/contracts"');
      }
      for (const username of ['supervisor', 'worker', 'head', 'administrator', 'manager']) {
        const browser = await as(username);
        expect((await browser.get('/contracts')).status).toBe(403);
        expect((await browser.get('/contracts/calendar')).status).toBe(403);
        expect((await browser.get('/notifications')).html).not.toContain('href="/contracts"');
      }
    });
  });

  describe('one contract', () => {
    it('shows clauses, money with its floor, targets, obligations, reviews, grades and the decision', async () => {
      const { html } = await (await as('desk')).get(`/contracts/${MASTER_CONTRACT}`);
      for (const text of [
        '服务范围',
        '违约责任',
        '280,000 元',
        '50,000.50 元',
        '330,000.50 元',
        '300,000 元',
        '达到',
        '个案服务',
        '1,200 人次',
        '首期款',
        '已履行',
      ]) {
        expect(html).toContain(text);
      }
      for (const text of [
        '同意，按季拨付。',
        '良好',
        '84.5 分',
        '2026 年中期绩效评估',
        '附条件续签',
        '限期改进督导记录',
        '协议续签规则 第 1 版',
      ]) {
        expect(html).toContain(text);
      }
      expect(html).toContain(`/instances/${encodeURIComponent(`agency-contract:${MASTER_CONTRACT}`)}`);
    });

    it('shows the signatures of both sides, strokes as a path', async () => {
      const { html } = await (await as('desk')).get(`/contracts/${MASTER_CONTRACT}`);
      expect(html).toContain(`<path d="${STROKES}"/>`);
      expect(html).toContain('<span class="signature__typed">马局长</span>');
      expect(html).toContain('与文本一致');
      expect(html).not.toContain('还没有签署');
    });

    it('escapes what people wrote, and names breaches', async () => {
      const { html } = await (await as('town-officer')).get(`/contracts/${STATION_CONTRACT}`);
      expect(html).toContain('&lt;b&gt;大保当镇&lt;/b&gt;');
      expect(html).toContain('连续两个月没有开展小组活动。');
      expect(html).not.toContain('下限（第七条）');
    });

    it('says how long before days the contract itself has agreed on, and nothing where it leaves it to the process', async () => {
      const browser = await as('desk');
      const agreed = (await browser.get(`/contracts/${STATION_CONTRACT}`)).html;
      for (const text of ['提前 15 个工作日成为任务', '到期前 60 个工作日按评估等次']) expect(agreed).toContain(text);
      const silent = (await browser.get(`/contracts/${OVER_CONTRACT}`)).html;
      expect(silent).toContain('到期前按评估等次');
      expect(silent).not.toContain('个工作日成为任务');
    });

    it('says what a draft lacks, and what came of a terminated one', async () => {
      const browser = await as('desk');
      const draft = (await browser.get(`/contracts/${DRAFT_CONTRACT}`)).html;
      expect(draft).toContain('缺少“违约责任”条款');
      expect(draft).toContain('2027 年没有市本级财政预算');
      const over = (await browser.get(`/contracts/${OVER_CONTRACT}`)).html;
      expect(over).toContain('承接机构资质到期');
      expect(over).toContain('由榆林市扶助社会工作事务所接手');
    });

    it('shows where open cases went when it was over, by their codes only', async () => {
      const browser = await as('desk');
      const { html } = await browser.get(`/contracts/${OVER_CONTRACT}`);
      for (const text of [...HANDED_OVER, '个案移交', '2 件在办个案', '榆林市扶助社会工作事务所', '乔丽', '&lt;b&gt;点交']) {
        expect(html).toContain(text);
      }
      expect(html).not.toContain('冯改霞');
      // one that goes on has nothing to hand over, one that is over without open cases says so
      expect((await browser.get(`/contracts/${STATION_CONTRACT}`)).html).not.toContain('个案移交');
      await web.database('contracts').where({ id: STATION_CONTRACT }).update({ status: 'ended' });
      try {
        expect((await browser.get(`/contracts/${STATION_CONTRACT}`)).html).toContain('没有移交记录');
      } finally {
        await web.database('contracts').where({ id: STATION_CONTRACT }).update({ status: 'breached' });
      }
    });

    it('does not exist for those who may not know of it', async () => {
      const browser = await as('station-head');
      for (const path of ['', '/print', `/documents/${documentId}`]) {
        expect((await browser.get(`/contracts/${MASTER_CONTRACT}${path}`)).status).toBe(404);
      }
      expect((await (await as('supervisor')).get(`/contracts/${STATION_CONTRACT}`)).status).toBe(404);
      const desk = await as('desk');
      for (const id of ['XY-2099-000001', '%00', 'x'.repeat(300)]) expect((await desk.get(`/contracts/${id}`)).status).toBe(404);
      expect((await desk.get(`/contracts/${STATION_CONTRACT}/documents/${documentId}`)).status).toBe(404);
      expect((await desk.get(`/contracts/${MASTER_CONTRACT}/documents/nonsense`)).status).toBe(404);
    });

    it('prints as a form of its own, with both signatures', async () => {
      const { html } = await (await as('chief')).get(`/contracts/${MASTER_CONTRACT}/print`);
      for (const text of ['社会工作服务委托协议', '2026年1月1日至2026年12月31日', STROKES, '马局长']) expect(html).toContain(text);
    });

    it('opens its instance for those who read the contract', async () => {
      const instanceId = `agency-contract:${STATION_CONTRACT}`;
      await openTask(web.database, {
        definitionHash: web.world.definitionHash,
        instanceId,
        organisation: 'bureau',
        candidateGroups: ['desk@bureau'],
      });
      const address = `/instances/${encodeURIComponent(instanceId)}`;
      expect((await (await as('town-officer')).get(address)).status).toBe(200);
      expect((await (await as('supervisor')).get(address)).status).toBe(404);
    });

    it('says who has to do something about it, with a link for those who may', async () => {
      const instanceId = `agency-contract:${STATION_CONTRACT}`;
      const task = { definitionHash: web.world.definitionHash, instanceId, name: '认定违约', candidateGroups: ['desk@bureau'] };
      const { key } = await openTask(web.database, { ...task, key: 'notice', organisation: 'bureau' });
      const link = `/tasks/${encodeURIComponent(instanceId)}/${key}`;
      expect((await (await as('desk')).get(`/contracts/${STATION_CONTRACT}`)).html).toContain(link);
      const { html } = await (await as('town-officer')).get(`/contracts/${STATION_CONTRACT}`);
      expect(html).toContain('认定违约');
      expect(html).not.toContain(link);
    });
  });

  describe('the text', () => {
    it('is downloaded as it was made, which is recorded', async () => {
      const { html, headers } = await (await as('master-head')).get(`/contracts/${MASTER_CONTRACT}/documents/${documentId}`);
      expect(html).toBe('PK a text');
      expect(headers.get('content-disposition')).toContain(encodeURIComponent('第1期'));
      expect(headers.get('content-type')).toContain('wordprocessingml');
      const entries: unknown[] = await web.database('audit_log').where({ actor: 'master-head', action: 'contract.download' });
      expect(entries).toHaveLength(1);
    });

    it('is shown as changed when its bytes are no longer what was hashed', async () => {
      const browser = await as('desk');
      expect((await browser.get(`/contracts/${MASTER_CONTRACT}`)).html).toContain('文件与校验值一致');
      await web
        .database('contract_documents')
        .where({ id: documentId })
        .update({ content: Buffer.from('PK another text') });
      try {
        const { html } = await browser.get(`/contracts/${MASTER_CONTRACT}`);
        expect(html).toContain('文件与校验值不一致');
        expect(html).not.toContain('文件与校验值一致');
      } finally {
        await web
          .database('contract_documents')
          .where({ id: documentId })
          .update({ content: Buffer.from('PK a text') });
      }
    });

    it('is no longer signed when another revision was drafted', async () => {
      await web.database('contract_terms').where({ contract_id: MASTER_CONTRACT, number: 1 }).update({ revision: 2 });
      try {
        const { html } = await (await as('desk')).get(`/contracts/${MASTER_CONTRACT}`);
        expect(html).toContain('已被新稿取代，不再有效');
        expect(html).toContain('甲方（委托方）还没有签署。');
      } finally {
        await web.database('contract_terms').where({ contract_id: MASTER_CONTRACT, number: 1 }).update({ revision: 1 });
      }
    });

    it('never shows strokes that are no clean path', async () => {
      const signature = web.database('contract_signatures').where({ contract_id: MASTER_CONTRACT, party: 'agency' });
      await signature.clone().update({ signature: 'M1 1L2 2"/><script>alert(1)</script>' });
      try {
        const { html } = await (await as('desk')).get(`/contracts/${MASTER_CONTRACT}`);
        expect(html).toContain('手写签名显示不出来');
        expect(html).not.toContain('alert(1)');
      } finally {
        await signature.clone().update({ signature: STROKES });
      }
    });
  });

  describe('the calendar', () => {
    it('says what ends, which decisions are due and what each month costs', async () => {
      const { html } = await (await as('desk')).get('/contracts/calendar');
      for (const text of ['第 1 期 · 附条件续签', '第 1 期 · 2027-08-31 到期', '210,000.50 元', '第四季度款', '还没有决定', '还剩 38 天']) {
        expect(html).toContain(text);
      }
    });

    it('shows another period and only the own station', async () => {
      const { html } = await (await as('town-officer')).get('/contracts/calendar?from=2026-01');
      expect(html).toContain('第三季度款');
      expect(html).not.toContain('首期款');
      expect(html).toContain('/contracts/calendar?from&#x3D;2025-01');
    });

    it('is exported as a workbook with terms and what is due, which is recorded', async () => {
      const browser = await as('desk');
      const response = await fetch(`${web.address}/contracts/calendar/excel?from=2026-01`, { headers: { cookie: browser.cookieHeader() } });
      expect(response.headers.get('content-type')).toContain('spreadsheetml');
      const parts = unzip(Buffer.from(await response.arrayBuffer()));
      const all = [...parts.values()].join('');
      for (const text of ['协议期', '付款与义务', STATION_CONTRACT, '附条件续签', '年中工作报告', '165000.5']) expect(all).toContain(text);
      expect(all).not.toContain('<f>');
      const entries: { details: unknown }[] = await web.database('audit_log').where({ actor: 'desk', action: 'contract.export' });
      expect(entries.map(({ details }) => details)).toEqual([{ from: '2026-01-01', to: '2026-12-31', terms: 3 }]);
    });
  });
});
