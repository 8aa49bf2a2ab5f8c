import { createHash } from 'node:crypto';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { writeAgreement, type Agreement } from '../../../../activities/service-tasks/support/agreement.ts';

const agreement: Agreement = {
  contractId: 'XY-2026-000001',
  commissionerName: '神木市民政局',
  stationName: '神木市西沟街道社会工作服务站',
  agency: {
    id: 'mingde',
    name: '明德社工中心',
    registrationCode: '52610881MJX0000001',
    representative: '赵样例',
    phone: null,
    address: null,
    professional: true,
    qualifiedUntil: null,
    rating: null,
    active: true,
  },
  term: {
    contractId: 'XY-2026-000001',
    number: 1,
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
    revision: 2,
    draftedBy: 'bureau-desk',
    draftedAt: new Date('2026-11-23T10:00:00+08:00'),
    inForceAt: null,
    renewal: null,
    renewalReason: null,
    renewalDecision: null,
    renewalDecidedBy: null,
    renewalDecidedAt: null,
    draft: {
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      clauses: {
        scope: '第一行\n第二行 <b>',
        goals: '目标',
        indicators: '指标',
        requirements: '要求',
        term: '一年',
        funding: '财政',
        breach: '整改',
      },
      budget: [{ year: 2027, source: 'charity', cents: 12_345_67 }],
      targets: [],
      obligations: [{ kind: 'report', title: '年度报告', dueOn: '2027-12-01', party: 'agency' }],
    },
  },
};

describe('the text of an agreement', () => {
  it('given the same draft, then the file is the same to the byte', async () => {
    expect(await hashOf(agreement)).toBe(await hashOf(structuredClone(agreement)));
  });

  it('given one word more, then it is another file', async () => {
    const { term } = agreement;
    const draft = { ...term.draft, clauses: { ...term.draft.clauses, goals: '目标。' } };
    expect(await hashOf({ ...agreement, term: { ...term, draft } })).not.toBe(await hashOf(agreement));
  });

  it('given all seven clauses and tables, then each is there as it was written', async () => {
    const text = new PizZip(await writeAgreement(agreement)).file('word/document.xml')?.asText() ?? '';
    expect(text).toContain('第一行</w:t></w:r><w:r><w:br/></w:r><w:r><w:t xml:space="preserve">第二行 &lt;b&gt;');
    expect(text.match(/第[一二三四五六七]条　(服务范围|目标任务|服务指标|服务要求|服务期限|经费保障|违约责任)/g)).toHaveLength(7);
    for (const part of ['社会慈善资源', '12,345.67', '年度报告', '乙方（承接机构）', '第 2 稿']) expect(text).toContain(part);
  });
});

async function hashOf(value: Agreement): Promise<string> {
  return createHash('sha256')
    .update(await writeAgreement(value))
    .digest('hex');
}
