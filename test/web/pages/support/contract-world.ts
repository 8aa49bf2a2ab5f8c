import type { Database } from '../../../../db/connection.ts';
import { saveAgency, type Agency } from '../../../../db/registers/agencies.ts';
import { insertBreach } from '../../../../db/registers/contract-breaches.ts';
import { keepDocument } from '../../../../db/registers/contract-documents.ts';
import { insertObligations } from '../../../../db/registers/contract-obligations.ts';
import { insertResult } from '../../../../db/registers/contract-results.ts';
import { insertContractReview } from '../../../../db/registers/contract-reviews.ts';
import { insertSignature } from '../../../../db/registers/contract-signatures.ts';
import { decideRenewal, putTermInForce, saveDraft } from '../../../../db/registers/contract-terms.ts';
import { changeContract, insertContract } from '../../../../db/registers/contracts.ts';
import { saveQualification } from '../../../../db/registers/person-qualifications.ts';
import type { ContractDraft } from '../../../../domain/contracts/contract-draft.ts';
import { defaultScheme } from '../../../../domain/evaluations/default-scheme.ts';
import type { RoleCode } from '../../../../domain/roles.ts';
import { addMembers } from '../../support/world.ts';
import { handOverCases } from './handed-over-cases.ts';

/** When the pages are looked at. */
export const TODAY = new Date('2026-11-23T02:00:00Z');

/** In force at the master station until the end of 2026, signed by both: one typed, one by hand. */
export const MASTER_CONTRACT = 'XY-2026-000001';
/** In force at 大保当 over two years, in breach, without a decision yet. */
export const STATION_CONTRACT = 'XY-2026-000002';
/** Being drafted at 锦界, with gaps. */
export const DRAFT_CONTRACT = 'XY-2026-000003';
/** Terminated at 锦界 in 2025. */
export const OVER_CONTRACT = 'XY-2024-000009';

export const STROKES = 'M20 80Q40 20 70 60Q90 90 120 40L150 90M60 110Q110 100 170 106L190 104';

export const agency: Agency = {
  id: 'agency-1',
  name: '神木市同心社会工作服务中心',
  registrationCode: '91350100M000100Y43',
  representative: '白建军',
  phone: '09128331234',
  address: '神木市滨河新区',
  professional: true,
  qualifiedUntil: '2028-06-30',
  rating: '4A',
  active: true,
};
const secondAgency: Agency = {
  ...agency,
  id: 'agency-2',
  name: '榆林市扶助社会工作事务所',
  registrationCode: '9144030071526726XG',
  representative: '贺春梅',
  qualifiedUntil: '2026-10-31',
  rating: null,
};

const by = { by: 'desk', at: new Date('2025-12-20T02:00:00Z') };

/** Agencies, people who have to do with contracts, and contracts in every state. */
export async function createContractWorld(database: Database): Promise<{ readonly documentId: string }> {
  const people: [string, string, RoleCode, string][] = [
    ['desk', '何静', 'desk', 'bureau'],
    ['second-desk', '乔丽', 'desk', 'bureau'],
    ['chief', '马局长', 'chief', 'bureau'],
    ['town-officer', '郝镇长', 'town-officer', 'dabaodang'],
    ['agency-manager', '贺春梅', 'agency-manager', 'dabaodang'],
    ['station-head', '任丽华', 'head', 'dabaodang'],
    ['master-head', '白建军', 'head', 'master'],
    ['supervisor', '柳教授', 'supervisor', 'bureau'],
  ];
  await addMembers(
    database,
    people.map(([id, name, role, organisation]) => ({ id, name, assignments: [{ role, organisation }] })),
  );
  return await database.transaction(async (transaction) => {
    await saveAgency(transaction, agency, by);
    await saveAgency(transaction, secondAgency, by);
    await saveQualification(
      transaction,
      { personId: 'master-head', certificate: 'intermediate', certifiedOn: '2020-05-01', practisingSince: '2018-03-01' },
      by,
    );
    await saveQualification(
      transaction,
      { personId: 'station-head', certificate: 'junior', certifiedOn: null, practisingSince: '2026-01-10' },
      by,
    );
    const documentId = await addMasterContract(transaction);
    await addStationContract(transaction);
    await addOthers(transaction);
    return { documentId };
  });
}

type Transaction = Parameters<typeof saveAgency>[0];

const clauses: ContractDraft['clauses'] = {
  scope: '全市社工站（室）的指导、培训、督导和资源统筹，覆盖 21 个镇街站。',
  goals: '每站每季度现场指导不少于一次；全年培训不少于 30 学时。',
  indicators: '按服务指标目标值考核。',
  requirements: '按《神木市社会工作服务站管理办法》执行，服务记录当日入台账。',
  term: '自 2026 年 1 月 1 日起一年。',
  funding: '经费按季拨付，专款专用。',
  breach: '未按期完成服务指标的，限期整改；逾期不改的，解除协议。',
};

async function addMasterContract(transaction: Transaction): Promise<string> {
  const draft: ContractDraft = {
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    clauses,
    budget: [
      { year: 2026, source: 'municipal', cents: 28_000_000 },
      { year: 2026, source: 'charity', cents: 5_000_050 },
    ],
    targets: [
      { indicator: 'casework', description: '个案服务', amount: 60, unit: '个' },
      { description: '社工培训', amount: 1200, unit: '人次' },
    ],
    obligations: [
      { kind: 'instalment', title: '首期款', dueOn: '2026-02-01', party: 'commissioner', cents: 16_500_000 },
      { kind: 'report', title: '年中工作报告', dueOn: '2026-07-10', party: 'agency' },
      { kind: 'instalment', title: '尾款', dueOn: '2026-12-15', party: 'commissioner', cents: 16_500_050 },
      { kind: 'evaluation', title: '末期绩效评估', dueOn: '2026-12-20', party: 'commissioner' },
    ],
  };
  await addContract(transaction, { id: MASTER_CONTRACT, station: 'master', draft });
  await insertContractReview(transaction, MASTER_CONTRACT, {
    term: 1,
    revision: 1,
    step: 'desk',
    result: 'approved',
    reason: null,
    byPerson: 'second-desk',
    at: by.at,
  });
  await insertContractReview(transaction, MASTER_CONTRACT, {
    term: 1,
    revision: 1,
    step: 'deputy',
    result: 'approved',
    reason: '同意，按季拨付。',
    byPerson: 'chief',
    at: by.at,
  });
  const document = await keepDocument(transaction, {
    contractId: MASTER_CONTRACT,
    term: 1,
    revision: 1,
    fileName: `${MASTER_CONTRACT}-第1期-第1稿.docx`,
    content: Buffer.from('PK a text'),
    ...by,
  });
  const signed = { term: 1, revision: 1, documentSha256: document.sha256, signedOn: '2025-12-25', at: by.at };
  await insertSignature(transaction, MASTER_CONTRACT, {
    ...signed,
    party: 'commissioner',
    signer: 'chief',
    signerName: '马局长',
    method: 'typed',
    signature: '马局长',
  });
  await insertSignature(transaction, MASTER_CONTRACT, {
    ...signed,
    party: 'agency',
    signer: 'master-head',
    signerName: '白建军',
    method: 'drawn',
    signature: STROKES,
  });
  await putInForce(transaction, MASTER_CONTRACT, draft, new Date('2025-12-26T02:00:00Z'));
  await transaction('contract_obligations')
    .where({ contract_id: MASTER_CONTRACT, title: '首期款' })
    .update({
      status: 'done',
      done_by: 'desk',
      done_at: new Date('2026-01-29T02:00:00Z'),
    });
  await decideRenewal(transaction, MASTER_CONTRACT, 1, {
    renewal: 'conditional',
    reason: '末期评估合格，限期改进督导记录。',
    decision: '协议续签规则 第 1 版',
    by: 'chief',
    at: new Date('2026-11-20T02:00:00Z'),
  });
  await addResult(transaction);
  return document.id;
}

async function addResult(transaction: Transaction): Promise<void> {
  const at = new Date('2026-07-20T02:00:00Z');
  await transaction('indicator_schemes').insert({
    id: '6e0a41d5-6f63-4a63-9d2f-0f6b8cf5a001',
    year: 2026,
    version: 1,
    status: 'published',
    content: JSON.stringify(defaultScheme(2026)),
    edited_by: 'desk',
    edited_at: at,
    published_by: 'desk',
    published_at: at,
  });
  await transaction('evaluation_cycles').insert({
    id: 'PJ-2026-000001',
    year: 2026,
    kind: 'mid-term',
    scheme_id: '6e0a41d5-6f63-4a63-9d2f-0f6b8cf5a001',
    status: 'published',
    self_assessment_due: '2026-06-20T18:00:00+08:00',
    review_due: '2026-07-05T18:00:00+08:00',
    closes_at: at,
    reviewers: ['supervisor'],
    instance_id: 'annual-evaluation:PJ-2026-000001',
    started_by: 'desk',
    started_at: at,
  });
  await transaction('station_evaluations').insert({
    id: 'PJ-2026-000001/master',
    cycle_id: 'PJ-2026-000001',
    station: 'master',
    status: 'done',
    created_at: at,
    updated_at: at,
  });
  await insertResult(transaction, MASTER_CONTRACT, {
    evaluationId: 'PJ-2026-000001/master',
    term: 1,
    year: 2026,
    kind: 'mid-term',
    score: 84.5,
    grade: 'good',
    receivedAt: at,
  });
}

async function addStationContract(transaction: Transaction): Promise<void> {
  const draft: ContractDraft = {
    startsOn: '2026-03-01',
    endsOn: '2027-08-31',
    clauses: { ...clauses, scope: '<b>大保当镇</b>及各社工室的专业服务。' },
    budget: [
      { year: 2026, source: 'municipal', cents: 18_000_000 },
      { year: 2027, source: 'departments', cents: 9_000_000 },
    ],
    targets: [{ description: '小组活动', amount: 24, unit: '次' }],
    renewalLeadDays: 60,
    obligationLeadDays: 15,
    obligations: [
      { kind: 'instalment', title: '第三季度款', dueOn: '2026-10-15', party: 'commissioner', cents: 4_500_000 },
      { kind: 'instalment', title: '第四季度款', dueOn: '2026-12-15', party: 'commissioner', cents: 4_500_000 },
    ],
  };
  await addContract(transaction, { id: STATION_CONTRACT, station: 'dabaodang', agencyId: 'agency-2', draft });
  await putInForce(transaction, STATION_CONTRACT, draft, new Date('2026-02-26T02:00:00Z'));
  await insertBreach(transaction, {
    contractId: STATION_CONTRACT,
    term: 1,
    description: '连续两个月没有开展小组活动。',
    by: 'town-officer',
    at: new Date('2026-11-10T02:00:00Z'),
  });
  await changeContract(transaction, STATION_CONTRACT, { status: 'breached' }, TODAY);
}

async function addOthers(transaction: Transaction): Promise<void> {
  const draft: ContractDraft = {
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
    clauses: { ...clauses, breach: '' },
    budget: [],
    targets: [],
    obligations: [],
  };
  await addContract(transaction, { id: DRAFT_CONTRACT, station: 'jinjie', draft });
  const old = { ...draft, startsOn: '2024-07-01', endsOn: '2026-12-31', clauses };
  await addContract(transaction, { id: OVER_CONTRACT, station: 'jinjie', draft: old });
  await putInForce(transaction, OVER_CONTRACT, old, new Date('2024-06-28T02:00:00Z'));
  await changeContract(
    transaction,
    OVER_CONTRACT,
    { status: 'terminated', endedAt: new Date('2026-09-30T02:00:00Z'), endReason: '承接机构资质到期', successorAgency: 'agency-2' },
    TODAY,
  );
  await handOverCases(transaction, OVER_CONTRACT);
}

interface ContractToAdd {
  readonly id: string;
  readonly station: string;
  readonly agencyId?: string;
  readonly draft: ContractDraft;
}

async function addContract(transaction: Transaction, { id, station, agencyId = 'agency-1', draft }: ContractToAdd): Promise<void> {
  await insertContract(transaction, { id, station, agencyId, instanceId: `agency-contract:${id}`, openedBy: 'desk', openedAt: by.at });
  await saveDraft(transaction, { contractId: id, number: 1, draft, ...by });
}

async function putInForce(transaction: Transaction, id: string, draft: ContractDraft, at: Date): Promise<void> {
  await putTermInForce(transaction, id, 1, at);
  await insertObligations(transaction, id, 1, draft.obligations);
  await changeContract(transaction, id, { status: 'in-force' }, at);
}
