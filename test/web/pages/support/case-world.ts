import { readFileSync } from 'node:fs';
import { compileDeployment } from '../../../../bpmn/index.ts';
import type { Database } from '../../../../db/connection.ts';
import { createDefinitionsRepository } from '../../../../db/read-model/definitions-repository.ts';
import type { RegisterKeys } from '../../../../db/registers/register-keys.ts';
import { addRecords, CASE, CLIENT } from './case-records.ts';
import { openTask } from '../../support/open-tasks.ts';
import { addMembers } from '../../support/world.ts';

export const HOME_CARE = readFileSync(new URL('./home-care.bpmn', import.meta.url), 'utf8');

export { CASE, CLIENT } from './case-records.ts';
export const INSTANCE = `home-care:${CASE}`;
export const CLIENT_ID_NUMBER = '61272219580304001X';
/** A case of another town, with its client and instance. */
export const FOREIGN_CASE = 'GA-2026-000032';
export const FOREIGN_CLIENT = 'client-2';
export const FOREIGN_INSTANCE = `home-care:${FOREIGN_CASE}`;

/** A case in the middle of its services in one room, another one elsewhere, and people who draw processes and oversee. */
export async function createCaseWorld(database: Database, keys: RegisterKeys): Promise<{ readonly homeCareHash: string }> {
  await addMembers(database, [
    { id: 'second-manager', name: '周芸', assignments: [{ role: 'process-manager', organisation: 'bureau' }] },
    { id: 'desk', name: '何静', assignments: [{ role: 'desk', organisation: 'bureau' }] },
    { id: 'chief', name: '马局长', assignments: [{ role: 'chief', organisation: 'bureau' }] },
  ]);
  const homeCareHash = await deployHomeCare(database);
  await addClients(database, keys);
  await addCases(database);
  await addRecords(database);
  await addInstances(database, homeCareHash);
  return { homeCareHash };
}

export async function deployHomeCare(database: Database, xml = HOME_CARE): Promise<string> {
  const { processes, problems } = await compileDeployment([{ name: 'home-care.bpmn', content: xml }]);
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  const { hash } = await createDefinitionsRepository(database).deploy({
    processId: 'home-care',
    name: process.definition.name,
    bpmnXml: xml,
    compiled: JSON.stringify(process.definition),
    resources: {
      forms: {},
      decisions: {},
      manifest: {
        title: '居家探访服务',
        articles: ['第十五条', '第十七条'],
        description: '为独居和留守老人提供上门探访，从收集需求到归档。',
        mayStart: ['worker'],
      },
    },
    startEvents: [],
  });
  return hash;
}

async function addClients(database: Database, keys: RegisterKeys): Promise<void> {
  await database('households').insert({
    id: 'household-1',
    organisation: 'dabaodang-room-01',
    address: '大保当镇大保当社区三组 12 号',
    created_by: 'worker',
  });
  const common = { consented_at: new Date('2026-10-08T02:00:00Z'), created_by: 'worker' };
  await database('clients').insert([
    {
      ...common,
      id: CLIENT,
      name: '张桂兰',
      sex: 'female',
      birth_date: '1958-03-04',
      id_number_sealed: keys.seal(CLIENT_ID_NUMBER),
      id_number_digest: keys.digest(CLIENT_ID_NUMBER),
      id_number_masked: '6127**********001X',
      phone: '13891234567',
      address: '大保当镇大保当社区三组 12 号',
      tags: ['left-behind-elderly', 'disabled'],
      household_id: 'household-1',
      household_relation: '户主',
      organisation: 'dabaodang-room-01',
    },
    {
      ...common,
      id: 'client-3',
      name: '张乐乐',
      sex: 'male',
      birth_date: '2015-06-01',
      id_number_masked: null,
      tags: ['left-behind-child'],
      household_id: 'household-1',
      household_relation: '孙子',
      organisation: 'dabaodang-room-01',
    },
    {
      ...common,
      id: FOREIGN_CLIENT,
      name: '冯改霞',
      sex: 'female',
      birth_date: '1949-11-20',
      id_number_masked: '6127**********2024',
      phone: '13700001111',
      tags: ['poor-elderly'],
      organisation: 'jinjie-room-01',
    },
  ]);
}

async function addCases(database: Database): Promise<void> {
  await database('cases').insert([
    {
      id: CASE,
      client_id: CLIENT,
      organisation: 'dabaodang-room-01',
      station: 'dabaodang',
      status: 'serving',
      source: '走访发现',
      risk_level: 'medium',
      urgency: 'normal',
      planned_sessions: 8,
      summary: '独居，右腿行动不便，子女在榆林打工，孙子随住。冬季取暖和买药有困难。',
      opened_by: 'worker',
      opened_at: new Date('2026-10-08T02:10:00Z'),
    },
    {
      id: 'GA-2026-000027',
      client_id: 'client-3',
      organisation: 'dabaodang-room-01',
      station: 'dabaodang',
      status: 'assessing',
      source: '学校反映',
      risk_level: null,
      urgency: 'urgent',
      planned_sessions: null,
      summary: '近期情绪低落，常旷课。',
      opened_by: 'colleague',
      opened_at: new Date('2026-11-18T01:00:00Z'),
      crisis_at: new Date('2026-11-20T01:00:00Z'),
    },
    {
      id: FOREIGN_CASE,
      client_id: FOREIGN_CLIENT,
      organisation: 'jinjie-room-01',
      station: 'jinjie',
      status: 'planning',
      source: '居民上门',
      risk_level: 'low',
      urgency: 'normal',
      planned_sessions: null,
      summary: '锦界的个案。',
      opened_by: 'stranger',
      opened_at: new Date('2026-11-02T02:00:00Z'),
    },
  ]);
}

async function addInstances(database: Database, definitionHash: string): Promise<void> {
  await openTask(database, {
    definitionHash,
    instanceId: INSTANCE,
    key: '41',
    elementId: 'Serve',
    name: '执行服务',
    formId: null,
    candidateGroups: ['worker@dabaodang-room-01'],
    startedBy: 'worker',
    assignee: 'worker',
    dueAt: new Date('2026-11-26T09:30:00Z'),
    variables: { caseId: CASE, clientId: CLIENT, room: 'dabaodang-room-01' },
  });
  await openTask(database, {
    definitionHash,
    instanceId: FOREIGN_INSTANCE,
    key: '7',
    elementId: 'Plan',
    name: '制定方案',
    formId: null,
    organisation: 'jinjie-room-01',
    candidateGroups: ['worker@jinjie-room-01'],
    startedBy: 'stranger',
  });
  await database('live_elements').insert([
    { instance_id: INSTANCE, key: '1', element_id: 'home-care', parent: null, role: 'process', since: new Date('2026-10-08T02:10:00Z') },
    { instance_id: INSTANCE, key: '41', element_id: 'Serve', parent: '1', role: 'element', since: new Date('2026-10-17T03:00:00Z') },
    { instance_id: FOREIGN_INSTANCE, key: '1', element_id: 'home-care', parent: null, role: 'process', since: new Date() },
    { instance_id: FOREIGN_INSTANCE, key: '7', element_id: 'Plan', parent: '1', role: 'element', since: new Date() },
  ]);
  const completed = (elementId: string, key: string) => ({
    type: 'element',
    event: 'completed',
    key,
    elementId,
    role: 'element',
    parent: '1',
  });
  const activated = (elementId: string, key: string) => ({
    type: 'element',
    event: 'activated',
    key,
    elementId,
    role: 'element',
    parent: '1',
  });
  const taken = (flowId: string) => ({ type: 'flowTaken', flowId, scope: '1' });
  const batches: [string, object[]][] = [
    ['2026-10-08T02:10:00Z', [completed('Start', '2'), taken('F1'), activated('Collect', '3')]],
    ['2026-10-10T02:10:00Z', [completed('Collect', '3'), taken('F2'), activated('Assess', '5')]],
    ['2026-10-12T03:00:00Z', [completed('Assess', '5'), taken('F3'), activated('Plan', '7')]],
    ['2026-10-15T03:00:00Z', [completed('Plan', '7'), taken('F4'), activated('Approve', '9')]],
    ['2026-10-17T03:00:00Z', [completed('Approve', '9'), taken('F5'), completed('Approved', '11'), taken('F7'), activated('Serve', '41')]],
  ];
  await database('instance_history').insert(
    batches.map(([at, entries], index) => ({
      instance_id: INSTANCE,
      batch: index + 1,
      at: new Date(at),
      entries: JSON.stringify(entries),
    })),
  );
  await database('process_instances').where({ id: INSTANCE }).update({ batch: batches.length });
  const done = {
    instance_id: INSTANCE,
    process_id: 'home-care',
    organisation: 'dabaodang-room-01',
    business_key: CASE,
    form_id: null,
    state: 'completed',
    candidate_groups: ['worker@dabaodang-room-01'],
    candidate_users: [],
    excluded_users: [],
    priority: 50,
    articles: [],
    local_variables: '{}',
  };
  await database('tasks').insert([
    {
      ...done,
      key: '3',
      element_instance: '3',
      element_id: 'Collect',
      name: '收集需求',
      created_at: new Date('2026-10-08T02:10:00Z'),
      closed_at: new Date('2026-10-10T02:10:00Z'),
      closed_by: 'worker',
    },
    {
      ...done,
      key: '9',
      element_instance: '9',
      element_id: 'Approve',
      name: '方案审批',
      created_at: new Date('2026-10-15T03:00:00Z'),
      closed_at: new Date('2026-10-17T03:00:00Z'),
      closed_by: 'lead',
    },
  ]);
}

/** An open incident of the case's instance. */
export async function raiseIncident(database: Database, instanceId = INSTANCE): Promise<void> {
  await database('incidents').insert({
    instance_id: instanceId,
    key: '90',
    element_instance: '41',
    element_id: 'Archive',
    kind: 'jobFailed',
    message: '自动归档没有成功：档案编号服务连接超时，已试 3 次。',
    remedy: '请确认数据库正常后重试；仍不行请联系系统管理员。',
    raised_at: new Date('2026-11-22T01:30:00Z'),
  });
}
