import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import PizZip from 'pizzip';
import type { JsonObject } from '../../../contract/json.ts';
import { listDocuments, readDocument } from '../../../db/registers/contract-documents.ts';
import { listContractReviews } from '../../../db/registers/contract-reviews.ts';
import { listSignatures } from '../../../db/registers/contract-signatures.ts';
import { listTerms } from '../../../db/registers/contract-terms.ts';
import { findContract } from '../../../db/registers/contracts.ts';
import { findQualification } from '../../../db/registers/person-qualifications.ts';
import { addContractParties, AGENCY, completeDraft, contractJobs } from './contract-bed.ts';
import { createRegisterBed, type RegisterBed } from './register-bed.ts';

let bed: RegisterBed;

beforeAll(async () => {
  bed = await createRegisterBed();
  await addContractParties(bed);
});

afterAll(async () => {
  await bed.close();
});

describe('a draft', () => {
  const { run, open } = contractJobs(() => bed, 'XY-2026-000001');

  it('given an unknown agency, then the contract is not opened and the agencies come back', async () => {
    await expect(run('open-contract', { station: 'dabaodang', agency: '没有的机构' })).rejects.toMatchObject({
      code: 'OPENING_REFUSED',
      variables: {
        agencies: [
          { label: '神木市和同社工中心', value: 'hetong' },
          { label: AGENCY.name, value: 'mingde' },
        ],
      },
    });
    expect(await findContract(bed.database, 'XY-2026-000001')).toBeUndefined();
  });

  it('given the registration code, then the agency is found by it', async () => {
    expect(await run('open-contract', { station: 'dabaodang', agency: AGENCY.registrationCode })).toMatchObject({
      contractId: 'XY-2026-000001',
      agencyId: 'mingde',
      stationName: '神木市大保当镇社会工作服务站',
    });
    await expect(open()).rejects.toThrow('已经使用');
  });

  it('given missing clauses and money, then each is named and the draft is kept', async () => {
    const clauses = { ...completeDraft.clauses, scope: '', breach: ' ' };
    const answer = await run('record-contract-draft', { ...completeDraft, clauses, budget: [] });
    expect(answer).toMatchObject({ complete: false, revision: 1 });
    expect(answer.problems).toEqual([
      { at: 'clauses.scope', message: '缺少“服务范围”条款，请补写后再送审', article: '第十四条' },
      { at: 'clauses.breach', message: '缺少“违约责任”条款，请补写后再送审', article: '第十四条' },
      { at: 'budget', message: '2027 年没有市本级财政预算，请补上', article: '第七条' },
      { at: 'obligations', message: '付款合计 100000 元，超过预算合计 0 元', article: null },
    ]);
    expect(await findContract(bed.database, 'XY-2026-000001')).toMatchObject({ status: 'drafting' });
  });

  it('given rows that can not be read, then they are named by place and nothing is kept', async () => {
    const answer = await run('record-contract-draft', {
      ...completeDraft,
      endsOn: '',
      budget: [{ year: 2027, source: 'municipal', yuan: 1.005 }],
    });
    expect(answer).toMatchObject({
      revision: null,
      problems: [{ message: '结束日期：请填写结束日期' }, { message: '经费预算第 1 行的金额：金额应到分为止' }],
    });
    expect(await listTerms(bed.database, 'XY-2026-000001')).toMatchObject([{ revision: 1, draft: { budget: [] } }]);
  });

  it('given dates the wrong way round, then it says so and nothing is kept', async () => {
    const answer = await run('record-contract-draft', { ...completeDraft, endsOn: '2026-12-31' });
    expect(answer).toMatchObject({ revision: null, problems: [{ at: 'endsOn' }] });
  });

  it('given an indicator that stations are not judged by, then it is named', async () => {
    const targets = [{ indicator: 'X-9', description: '培训', amount: 1, unit: '场' }];
    expect(await run('record-contract-draft', { ...completeDraft, targets })).toMatchObject({ problems: [{ at: 'targets.0.indicator' }] });
  });

  it('given nothing is missing, then it goes to review; the same text keeps its revision', async () => {
    const first = await run('record-contract-draft', completeDraft);
    expect(first).toMatchObject({ complete: true, problems: [], startsOn: '2027-01-01' });
    expect(await run('record-contract-draft', completeDraft)).toMatchObject({ revision: first.revision });
    expect(await findContract(bed.database, 'XY-2026-000001')).toMatchObject({ status: 'reviewing' });
    expect(await listTerms(bed.database, 'XY-2026-000001')).toMatchObject([{ draft: { budget: [{ cents: 25_000_050 }] } }]);
  });

  it('given the head of another station is not known to qualify, then the register says why', async () => {
    const other = contractJobs(() => bed, 'XY-2026-000002', 'master');
    await other.open();
    const answer = await other.run('record-contract-draft', completeDraft);
    expect(answer.problems).toEqual([
      expect.objectContaining({ message: '2027 年经费 250000.50 元，低于社工总站下限 300000 元，还差 49999.50 元' }),
      expect.objectContaining({ at: 'head', message: '主要负责人测试master-head没有中级（含）以上社工师资质' }),
      expect.objectContaining({ at: 'head', message: '主要负责人测试master-head没有登记从业时间' }),
    ]);
    expect(await findQualification(bed.database, 'head-one')).toMatchObject({ certificate: 'intermediate' });
    expect(await findQualification(bed.database, 'master-head')).toBeUndefined();
  });
});

describe('review and signatures', () => {
  const { run, approve, sign } = contractJobs(() => bed, 'XY-2026-000001');
  let document: JsonObject;

  it('given the one who drafted, then they may not review; nor the reviewer approve', async () => {
    const review = { step: 'desk', result: 'approved' };
    await expect(run('record-contract-review', review)).rejects.toMatchObject({ code: 'OWN_WORK' });
    await expect(run('record-contract-review', { step: 'deputy', result: 'approved' }, 'bureau-deputy')).rejects.toMatchObject({
      code: 'WRONG_STAGE',
    });
    await run('record-contract-review', review, 'bureau-desk-two');
    await expect(run('record-contract-review', { ...review, step: 'deputy' }, 'bureau-desk-two')).rejects.toMatchObject({
      code: 'OWN_WORK',
    });
  });

  it('given no reason, then nothing is returned', async () => {
    await expect(run('record-contract-review', { step: 'deputy', result: 'returned' }, 'bureau-deputy')).rejects.toThrow('退回需填写理由');
    await expect(run('produce-contract-document', { commissionerName: '神木市民政局' })).rejects.toMatchObject({ code: 'WRONG_STAGE' });
  });

  it('given the deputy agrees, then the text holds what the draft says', async () => {
    document = await approve();
    const [kept] = await listDocuments(bed.database, 'XY-2026-000001');
    const read = await readDocument(bed.database, kept?.id ?? '');
    const reviews = await listContractReviews(bed.database, 'XY-2026-000001');
    expect(reviews.map(({ step, result, byPerson }) => [step, result, byPerson])).toContainEqual(['deputy', 'approved', 'bureau-deputy']);
    expect(kept).toMatchObject({ sha256: document.documentSha256, revision: document.documentRevision });
    const text = new PizZip(read?.content ?? new Uint8Array()).file('word/document.xml')?.asText() ?? '';
    for (const part of [
      'XY-2026-000001',
      AGENCY.name,
      '大保当镇全部村（社区）',
      '250,000.50',
      '中期报告',
      '甲方（委托方）：神木市民政局',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  it('given a name that is not the signer’s, a day to come or another text, then it is refused', async () => {
    await expect(sign(document, 'agency', 'agency-manager', '别人')).rejects.toMatchObject({ code: 'SIGNATURE_REFUSED' });
    await expect(sign(document, 'agency', 'agency-manager', 'M1 2L3')).rejects.toMatchObject({ code: 'SIGNATURE_REFUSED' });
    const stale = { ...document, documentSha256: '0'.repeat(64) };
    await expect(sign(stale, 'agency', 'agency-manager')).rejects.toMatchObject({ code: 'STALE_DRAFT' });
    expect(await listSignatures(bed.database, 'XY-2026-000001')).toEqual([]);
  });

  it('given a day before the text was produced, then it is refused with that day', async () => {
    const { documentRevision: revision = 0, documentSha256 = '' } = document;
    const early = { party: 'agency', signature: '测试agency-manager', signedOn: '2026-11-22', revision, documentSha256 };
    await expect(run('record-contract-signature', early, 'agency-manager')).rejects.toMatchObject({
      code: 'SIGNATURE_REFUSED',
      variables: { refusal: '签署日期 2026-11-22 早于本稿文本生成的 2026-11-23，请更正签署日期' },
    });
    expect(await listSignatures(bed.database, 'XY-2026-000001')).toEqual([]);
  });

  it('given the draft changed after the text was shown, then the signature is refused and the contract is not in force', async () => {
    await sign(document, 'agency', 'agency-manager');
    await run('record-contract-draft', { ...completeDraft, clauses: { ...completeDraft.clauses, goals: '改过的目标' } });
    await expect(sign(document, 'commissioner', 'bureau-chief')).rejects.toMatchObject({ code: 'STALE_DRAFT' });
    await expect(run('put-contract-in-force')).rejects.toMatchObject({ code: 'WRONG_STAGE' });
    document = await approve();
  });

  it('given both sign the new text, drawn or typed, then each counts once', async () => {
    await sign(document, 'agency', 'agency-manager', 'M1 2L3 4Q5 6 7 8');
    await expect(sign(document, 'agency', 'agency-manager')).rejects.toMatchObject({ code: 'ALREADY_SIGNED' });
    await expect(sign(document, 'commissioner', 'agency-manager')).rejects.toMatchObject({ code: 'SIGNATURE_REFUSED' });
    const twice = await Promise.allSettled([
      sign(document, 'commissioner', 'bureau-chief'),
      sign(document, 'commissioner', 'bureau-deputy'),
    ]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const signatures = await listSignatures(bed.database, 'XY-2026-000001');
    expect(signatures.map(({ party, method, revision }) => [party, method, revision])).toEqual([
      ['agency', 'typed', 3],
      ['agency', 'drawn', 4],
      ['commissioner', 'typed', 4],
    ]);
  });
});
