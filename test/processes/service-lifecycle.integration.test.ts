import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BpmnError } from '../../activities/service-tasks/handler.ts';
import { compileDeployment } from '../../bpmn/index.ts';
import type { JsonObject } from '../../contract/json.ts';
import { loadCaseFile, type CaseFile } from '../../db/registers/case-file.ts';
import { sealValue } from '../../db/registers/sealed-value.ts';
import { inputFromJson } from '../../web/forms/input.ts';
import { parseForm } from '../../web/forms/schema.ts';
import { submitForm } from '../../web/forms/submit.ts';
import { readPackage } from '../../deployment/read-package.ts';
import {
  advance,
  createState,
  ROOT_KEY,
  type Command,
  type JobDescription,
  type InstanceState,
  type ProcessDefinition,
  type TriggerBody,
  type UserTaskDescription,
} from '../../engine/index.ts';
import { createRegisterBed, NOW, type RegisterBed } from '../activities/service-tasks/register-bed.ts';

const CASE = 'GA-2026-000001';
const WORKER = 'worker-one';
const needs = [{ domain: 'elderly-care', urgency: 'normal', description: '需要定期探访和陪伴' }];

/** The diagram on the engine, its jobs by the real handlers on real registers. */
class Case {
  readonly #definition: ProcessDefinition;
  readonly #bed: RegisterBed;
  readonly #businessKey: string;
  #state: InstanceState = createState();
  readonly tasks = new Map<string, UserTaskDescription>();

  constructor(definition: ProcessDefinition, bed: RegisterBed, businessKey: string) {
    this.#definition = definition;
    this.#bed = bed;
    this.#businessKey = businessKey;
  }

  get status() {
    return this.#state.status;
  }

  get openTasks(): readonly string[] {
    return [...this.tasks.values()].map(({ elementId }) => elementId).toSorted();
  }

  get incidents(): readonly string[] {
    return Object.values(this.#state.incidents).map(({ message }) => message);
  }

  get variables(): JsonObject {
    return this.#state.elements[ROOT_KEY]?.variables ?? {};
  }

  task(elementId: string): UserTaskDescription {
    const found = [...this.tasks.values()].find((task) => task.elementId === elementId);
    if (found === undefined) throw new Error(`No open task ${elementId}; open: ${this.openTasks.join(', ')}; ${this.incidents.join(' ')}`);
    return found;
  }

  /** Answers a task's form as the page does; what the form refuses is the test's fault or the form's. */
  async complete(elementId: string, answers: JsonObject, actor = WORKER): Promise<void> {
    const task = this.task(elementId);
    const variables = fillIn(task.formId, answers, { ...this.variables, ...task.localVariables });
    await this.trigger({ type: 'completeUserTask', key: task.key, variables, actor }, actor);
  }

  async message(messageName: string, variables: JsonObject): Promise<void> {
    const wait = Object.values(this.#state.waits).find((each) => each.kind === 'message' && each.messageName === messageName);
    if (wait === undefined) throw new Error(`Nobody waits for ${messageName}`);
    await this.trigger({ type: 'messageReceived', key: wait.key, variables }, WORKER);
  }

  async trigger(trigger: TriggerBody, actor: string): Promise<void> {
    const { state, commands } = advance(this.#definition, this.#state, { ...trigger, at: NOW.getTime() });
    this.#state = state;
    for (const command of commands) await this.#perform(command, actor);
  }

  async #perform(command: Command, actor: string): Promise<void> {
    if (command.type === 'createUserTask') this.tasks.set(command.task.key, command.task);
    if (command.type === 'closeUserTask') this.tasks.delete(command.key);
    if (command.type === 'createJob') await this.trigger(await this.#run(command.job, actor), actor);
    if (command.type === 'publishMessage') await this.message(command.messageName, command.variables);
  }

  async #run({ key, type, variables }: JobDescription, actor: string): Promise<TriggerBody> {
    try {
      return { type: 'completeJob', key, variables: await this.#bed.run(type, variables, { actor, businessKey: this.#businessKey }) };
    } catch (error) {
      if (error instanceof BpmnError) return { type: 'throwError', key, code: error.code, variables: error.variables };
      return { type: 'failJob', key, message: String(error), retries: 0 };
    }
  }
}

let bed: RegisterBed;
let definition: ProcessDefinition;
let forms: Readonly<Record<string, JsonObject>>;

/** What a form makes of answers; fields that aren't answered keep what the process knows. */
function fillIn(formId: string | undefined, answers: JsonObject, variables: JsonObject): JsonObject {
  const schema = parseForm(formId === undefined ? undefined : forms[formId]);
  const submission = submitForm({ schema, variables, input: inputFromJson(answers), at: NOW.getTime() });
  if (submission.kind === 'invalid') throw new Error(`${formId ?? ''}: ${JSON.stringify(submission.problems)}`);
  return submission.variables;
}

beforeAll(async () => {
  bed = await createRegisterBed();
  const { resources } = await readPackage(path.join(new URL('../../processes/', import.meta.url).pathname, 'service-lifecycle'));
  const { processes, problems } = await compileDeployment(resources);
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  definition = process.definition;
  forms = process.forms;
});

afterAll(async () => {
  await bed.close();
});

async function startCase(businessKey: string, person: JsonObject = {}): Promise<Case> {
  const seal = (text: string) => sealValue(text, bed.keys);
  const started = new Case(definition, bed, businessKey);
  const variables = {
    caseId: businessKey,
    room: 'dabaodang-room-01',
    station: 'dabaodang',
    master: 'master',
    source: '社区工作者走访发现',
    urgency: 'normal',
    summary: '老人独居，希望有人常来看望。',
    name: seal(`测试${randomUUID().slice(0, 4)}`),
    sex: 'female',
    idNumber: '',
    birthDate: null,
    phone: seal('13900000001'),
    address: seal('示例村一组 1 号'),
    householdRelation: '户主',
    tags: ['left-behind-elderly'],
    needs,
    consent: true,
    ...person,
  };
  await started.trigger({ type: 'start', variables }, WORKER);
  return started;
}

async function plan(opened: Case): Promise<void> {
  await opened.complete('Task_assess', {
    situation: '身体尚可，情绪低落。',
    needs,
    severeRisks: [],
    generalRisks: ['living-alone'],
    visited: true,
  });
  await opened.complete('Task_compileLists', {
    needs: [{ ...needs[0], societies: ['volunteer'] }],
    resources: [{ kind: 'volunteer', provider: '', description: '村志愿服务队每周上门' }],
  });
  await opened.complete('Task_plan', {
    goals: '每周有人探访',
    interventions: '任务中心',
    services: [{ catalogueItem: 'YL-02', description: '上门探访', sessions: 2, frequency: '' }],
    plannedSessions: 2,
    startDate: '2026-11-24',
    endDate: '2026-12-31',
    clientAgreed: true,
  });
}

async function session(opened: Case, nextAction: string, more: JsonObject = {}, actor = WORKER): Promise<void> {
  await opened.complete(
    'Task_session',
    {
      sessionDate: '2026-11-20',
      durationMinutes: 60,
      place: '服务对象家中',
      catalogueItem: 'YL-02',
      content: '探访并陪伴聊天',
      result: '',
      societies: [],
      nextStep: '',
      needSupervision: false,
      nextAction,
      ...more,
    },
    actor,
  );
}

async function caseFile(businessKey: string): Promise<CaseFile> {
  const file = await loadCaseFile(bed.database, businessKey);
  if (file === undefined) throw new Error(`No case ${businessKey}`);
  return file;
}

describe('the service lifecycle on the registers', () => {
  it('given a need, when it is served, referred, received and closed, then the registers hold the whole case', async () => {
    const opened = await startCase(CASE);
    expect(await caseFile(CASE)).toMatchObject({ status: 'assessing', organisation: 'dabaodang-room-01' });
    expect(opened.variables).toMatchObject({ name: null, phone: null, address: null });
    await plan(opened);
    expect(await caseFile(CASE)).toMatchObject({ status: 'approving', riskLevel: 'low' });
    expect(opened.task('Task_approve')).toMatchObject({
      candidateGroups: ['head@dabaodang', 'lead@dabaodang'],
      excludedUsers: [WORKER],
      deadline: { workingDays: 3, remindBefore: 1, escalateTo: ['lead@master', 'head@master'] },
    });

    await opened.complete('Task_approve', { decision: 'returned', returnTo: 'plan', reason: '目标不具体' }, 'lead-one');
    expect(await caseFile(CASE)).toMatchObject({ status: 'planning' });
    await opened.complete('Task_plan', { goals: '每周探访一次，情绪好转' });
    await opened.complete('Task_approve', { decision: 'approved' }, 'lead-one');
    expect(await caseFile(CASE)).toMatchObject({ status: 'serving' });

    await session(opened, 'continue', { needSupervision: true, question: '老人拒绝入户，怎样建立关系？' });
    await opened.message('crisis-reported', { crisisKind: '走失', crisisDescription: '至今未归', crisisMeasures: '' });
    expect(opened.openTasks).toEqual(['Task_advise', 'Task_handleCrisis', 'Task_session']);
    await opened.complete('Task_handleCrisis', { handlingMeasures: '已找到并送回家' }, 'master-head');
    await opened.complete('Task_advise', { advice: '先从邻居入手' }, 'master-supervisor');
    await session(opened, 'finish');
    expect(opened.variables).toMatchObject({ sessionsDone: 2, progress: 100 });
    expect(await caseFile(CASE)).toMatchObject({ status: 'closing' });

    const referral = { next: 'referral', toOrganisation: 'jinjie', referralReason: '搬到锦界镇居住', consentToRefer: true };
    await opened.complete('Task_decide', referral);
    expect(await caseFile(CASE)).toMatchObject({ status: 'referring' });
    expect(opened.task('Task_receive').candidateGroups).toEqual(['head@jinjie', 'lead@jinjie']);
    await opened.complete('Task_receive', { answer: 'returned', answerReason: '请先补充评估' }, 'lead-other');
    await opened.complete('Task_decide', referral);
    await opened.complete('Task_receive', { answer: 'accepted', answerReason: '由本站负责' }, 'lead-other');
    expect(await caseFile(CASE)).toMatchObject({ status: 'assessing', organisation: 'jinjie' });
    expect(opened.task('Task_assess').candidateGroups).toEqual(['worker@jinjie', 'lead@jinjie']);

    await plan(opened);
    await opened.complete('Task_approve', { decision: 'approved' }, 'lead-other');
    expect(opened.incidents).toEqual([]);
    await session(opened, 'finish', {}, 'lead-other');
    await opened.complete('Task_decide', { next: 'closing' });
    await opened.complete('Task_close', { closeReason: 'goals-met', closingSummary: '情绪稳定', satisfaction: 5 });
    await opened.complete('Task_archive', { archiveMaterials: ['plan'], archiveClass: 'GA', archiveNote: '' }, 'head-one');

    expect(opened).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    const file = await caseFile(CASE);
    expect(file).toMatchObject({ status: 'archived', closeReason: 'goals-met', archiveCode: 'jinjie/GA/2026/0001' });
    expect(file.records.sessions).toHaveLength(3);
  });

  it('given a person already on file, when a case is opened by ID number, then the file is used again', async () => {
    const person = { name: sealValue('张秀英', bed.keys), idNumber: sealValue('612722195003150026', bed.keys) };
    const first = await startCase('GA-2026-000002', person);
    const second = await startCase('GA-2026-000003', person);
    expect(second.openTasks).toEqual(['Task_assess']);
    expect(second.variables.clientId).toBe(first.variables.clientId);
  });

  it('given a running case, when it is withdrawn, then the register says why and nothing is open', async () => {
    const opened = await startCase('GA-2026-000004');
    await opened.message('case-withdrawn', { reason: '服务对象搬离本市' });
    expect(opened).toMatchObject({ status: 'completed', openTasks: [], incidents: [] });
    expect(await caseFile('GA-2026-000004')).toMatchObject({ status: 'withdrawn' });
  });
});
