import type { JsonObject } from '../../../contract/json.ts';
import type { Database } from '../../../db/connection.ts';
import { addMaterial } from '../../../db/registers/evaluation-materials.ts';
import { createDraftScheme, publishScheme } from '../../../db/registers/indicator-schemes.ts';
import { addPerson } from '../../../db/registers/people.ts';
import type { IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';
import type { RoleCode } from '../../../domain/roles.ts';
import { createRegisterBed, NOW, type JobOptions, type RegisterBed } from './register-bed.ts';

/** Two indicators are enough to lose, share and appeal against points. */
export function smallScheme(more: Partial<IndicatorScheme> = {}): IndicatorScheme {
  return {
    title: '评估指标',
    indicators: [
      {
        code: 'service',
        title: '服务',
        weight: 60,
        indicators: [{ code: 'casework', title: '个案服务', weight: 60, standard: '', materials: [], evidence: ['cases-served'] }],
      },
      {
        code: 'administration',
        title: '行政',
        weight: 40,
        indicators: [{ code: 'archives', title: '档案管理', weight: 40, standard: '', materials: ['归档目录'], evidence: [] }],
      },
    ],
    bands: [
      { grade: 'excellent', label: '优秀', from: 90, renewal: 'renew' },
      { grade: 'qualified', label: '合格', from: 60, renewal: 'conditional' },
      { grade: 'unqualified', label: '不合格', from: 0, renewal: 'retender' },
    ],
    notSubmittedScore: 0,
    discussionDifference: 10,
    appealDays: 5,
    rectificationDays: 20,
    rectificationShare: 0.2,
    ...more,
  };
}

export async function publishSchemeOf(database: Database, year: number, content: IndicatorScheme = smallScheme()): Promise<string> {
  return await database.transaction(async (transaction) => {
    const id = await createDraftScheme(transaction, { year, content, by: 'bureau-desk', at: NOW });
    await publishScheme(transaction, id, { revision: 1, by: 'bureau-desk', at: NOW });
    return id;
  });
}

/** The people of an evaluation who aren't in the register bed. */
export async function addEvaluationStaff(database: Database): Promise<void> {
  for (const [id, role, organisation] of staff) {
    await addPerson(database, { id, username: id, name: `测试${id}`, assignments: [{ role, organisation }] });
  }
}

const staff: readonly (readonly [string, RoleCode, string])[] = [
  ['bureau-supervisor', 'supervisor', 'bureau'],
  ['second-supervisor', 'supervisor', 'master'],
  ['bureau-deputy', 'deputy', 'bureau'],
  ['bureau-chief', 'chief', 'bureau'],
];

/** A bed in which cycles are run by hand, job by job. */
export interface EvaluationBed extends RegisterBed {
  /** Begins a cycle of a year that no other test uses, with its scheme published. */
  openCycle(plan?: JsonObject, scheme?: Partial<IndicatorScheme>): Promise<OpenCycle>;
}

export interface OpenCycle {
  readonly cycleId: string;
  readonly year: number;
  /** Runs a job for a station of the cycle. */
  job(station: string, type: string, variables?: JsonObject, actor?: string): Promise<JsonObject>;
  /** Runs a job of the cycle itself. */
  cycleJob(type: string, variables?: JsonObject): Promise<JsonObject>;
  /** Hands in the material that the scheme asks for. */
  upload(station: string): Promise<void>;
  /** Brings a station to its provisional result by two reviews. */
  review(station: string, first: readonly [number, number], second?: readonly [number, number]): Promise<JsonObject>;
  /** Submits a complete self-assessment. */
  submit(station: string): Promise<JsonObject>;
}

export async function createEvaluationBed(): Promise<EvaluationBed> {
  const bed = await createRegisterBed();
  await addEvaluationStaff(bed.database);
  let lastYear = 2029;

  async function openCycle(plan: JsonObject = {}, scheme: Partial<IndicatorScheme> = {}): Promise<OpenCycle> {
    const year = (lastYear += 1);
    await publishSchemeOf(bed.database, year, smallScheme(scheme));
    const cycleId = `PJ-${year}-000001`;
    const cycleOptions: JobOptions = { businessKey: cycleId, actor: 'bureau-desk', instanceId: `annual-evaluation:${cycleId}` };
    await bed.run('open-evaluation-cycle', { cycleId, year, kind: 'final', stations: 'dabaodang,jinjie,xigou', ...plan }, cycleOptions);
    const job: OpenCycle['job'] = async (station, type, variables = {}, actor = 'lead-one') =>
      await bed.run(type, variables, {
        businessKey: `${cycleId}/${station}`,
        actor,
        instanceId: `station-evaluation:${cycleId}/${station}`,
      });
    const upload: OpenCycle['upload'] = async (station) => {
      const file = { fileName: '目录.pdf', mediaType: 'application/pdf', content: Buffer.from('目录'), by: 'lead-one', at: NOW };
      await bed.database.transaction((transaction) =>
        addMaterial(transaction, { evaluationId: `${cycleId}/${station}`, indicator: 'archives', ...file }),
      );
    };
    const submit: OpenCycle['submit'] = async (station) => {
      await job(station, 'open-station-evaluation');
      await upload(station);
      await job(station, 'record-self-assessment', { scores: given(55, 38) });
      return await job(station, 'check-self-assessment');
    };
    return {
      cycleId,
      year,
      job,
      cycleJob: async (type, variables = {}) => await bed.run(type, { cycleId, ...variables }, cycleOptions),
      upload,
      submit,
      async review(station, first, second = first) {
        await submit(station);
        await job(station, 'record-evaluation-review', { scores: given(...first), findings: '服务规范' }, 'master-supervisor');
        await job(station, 'record-evaluation-review', { scores: given(...second), findings: '服务规范' }, 'bureau-supervisor');
        return await job(station, 'settle-provisional-score');
      },
    };
  }

  return { ...bed, openCycle };
}

/** Rows of a form: points for 个案服务 and 档案管理. */
export function given(casework: number, archives: number, note = ''): JsonObject[] {
  return [
    { code: 'casework', points: casework, note },
    { code: 'archives', points: archives, note },
  ];
}
