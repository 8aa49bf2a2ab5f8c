import type { JsonObject } from '../../../contract/json.ts';
import { saveAgency, type Agency } from '../../../db/registers/agencies.ts';
import { addPerson } from '../../../db/registers/people.ts';
import { saveQualification } from '../../../db/registers/person-qualifications.ts';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import type { RoleCode } from '../../../domain/roles.ts';
import { NOW, type RegisterBed } from './register-bed.ts';

export const AGENCY: Agency = {
  id: 'mingde',
  name: '神木市明德社会工作服务中心',
  registrationCode: '52610881MJX0000001',
  representative: '赵样例',
  phone: null,
  address: null,
  professional: true,
  qualifiedUntil: '2035-12-31',
  rating: '4A',
  active: true,
};

const by = { by: 'bureau-desk', at: NOW };

/** Fills the registers with an agency, its manager, who commissions and judges, and what is known of the head of 大保当镇站. */
export async function addContractParties({ database }: Pick<RegisterBed, 'database'>): Promise<void> {
  for (const [id, role, organisation] of people) {
    await addPerson(database, { id, username: id, name: `测试${id}`, assignments: [{ role, organisation }] });
  }
  await database.transaction(async (transaction) => {
    await saveAgency(transaction, AGENCY, by);
    await saveAgency(transaction, { ...AGENCY, id: 'hetong', name: '神木市和同社工中心', registrationCode: '52610881MJX0000002' }, by);
    const head = { personId: 'head-one', certificate: 'intermediate', certifiedOn: '2020-06-01', practisingSince: '2019-01-01' } as const;
    await saveQualification(transaction, head, by);
  });
}

const people: readonly (readonly [string, RoleCode, string])[] = [
  ['agency-manager', 'agency-manager', 'dabaodang'],
  ['town-officer', 'town-officer', 'dabaodang'],
  ['bureau-desk-two', 'desk', 'bureau'],
  ['bureau-deputy', 'deputy', 'bureau'],
  ['bureau-chief', 'chief', 'bureau'],
];

/** A draft as the form hands it over that lacks nothing, for a year. */
export const completeDraft = {
  startsOn: '2027-01-01',
  endsOn: '2027-12-31',
  clauses: {
    scope: '大保当镇全部村（社区）',
    goals: '建立常态化服务',
    indicators: '见附件二',
    requirements: '持证上岗，按月公示',
    term: '一年',
    funding: '财政预算保障',
    breach: '整改、解除并移交',
  },
  budget: [{ year: 2027, source: 'municipal', yuan: 250000.5 }],
  targets: [{ indicator: null, description: '服务个案', amount: 60, unit: '个' }],
  obligations: [
    { kind: 'instalment', title: '首付款', dueOn: '2027-01-20', party: 'commissioner', yuan: 100000 },
    { kind: 'report', title: '中期报告', dueOn: '2027-06-30', party: 'agency', yuan: null },
  ],
} satisfies JsonObject;

/** What is done to one contract of a test, job by job. */
export function contractJobs(bed: () => RegisterBed, businessKey: string, station = 'dabaodang') {
  const run = async (type: string, variables: JsonObject = {}, actor = 'bureau-desk') =>
    await bed().run(type, variables, { businessKey, actor, organisation: 'bureau', instanceId: `agency-contract:${businessKey}` });
  const open = async () => await run('open-contract', { station, agency: AGENCY.name });
  const approve = async () => {
    await run('record-contract-review', { step: 'desk', result: 'approved' }, 'bureau-desk-two');
    await run('record-contract-review', { step: 'deputy', result: 'approved' }, 'bureau-deputy');
    return await run('produce-contract-document', { commissionerName: '神木市民政局' });
  };
  const sign = async (document: JsonObject, party: string, actor: string, signature = `测试${actor}`) =>
    await run(
      'record-contract-signature',
      { party, signature, signedOn: '2026-11-23', revision: document.documentRevision ?? 0, documentSha256: document.documentSha256 ?? '' },
      actor,
    );
  const conclude = async (draft: JsonObject = completeDraft) => {
    const { problems } = await run('record-contract-draft', draft);
    if (JSON.stringify(problems) !== '[]') throw new Error(JSON.stringify(problems));
    const document = await approve();
    await sign(document, 'agency', 'agency-manager');
    await sign(document, 'commissioner', 'bureau-chief');
    return await run('put-contract-in-force');
  };
  return { run, open, approve, sign, conclude };
}

/** An evaluation of a station that a contract may hear of. */
export async function addEvaluation({ database }: RegisterBed, id: string, station: string): Promise<void> {
  const [cycleId = ''] = id.split('/');
  await database('indicator_schemes')
    .insert({
      id: SCHEME,
      year: 2027,
      version: 1,
      status: 'published',
      content: JSON.stringify(defaultScheme(2027)),
      edited_by: 'bureau-desk',
      edited_at: NOW,
    })
    .onConflict('id')
    .ignore();
  await database('evaluation_cycles').insert({
    id: cycleId,
    year: 2027,
    kind: cycleId.endsWith('1') ? 'mid-term' : 'final',
    scheme_id: SCHEME,
    status: 'running',
    self_assessment_due: '2027-06-01T18:00:00+08:00',
    review_due: '2027-06-10T18:00:00+08:00',
    closes_at: NOW,
    reviewers: [],
    instance_id: `annual-evaluation:${cycleId}`,
    started_by: 'bureau-desk',
    started_at: NOW,
  });
  await database('station_evaluations').insert({ id, cycle_id: cycleId, station, status: 'done', created_at: NOW, updated_at: NOW });
}

const SCHEME = '00000000-0000-4000-8000-000000000001';
