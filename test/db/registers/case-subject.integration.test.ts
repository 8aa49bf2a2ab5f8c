import { afterAll, beforeAll, expect, it } from 'vitest';
import { findCaseSubject } from '../../../db/registers/case-subject.ts';
import { openTask } from '../../web/support/open-tasks.ts';
import { createRegisterBed, type RegisterBed } from '../../activities/service-tasks/register-bed.ts';

const CASE = 'GA-2026-000700';
const INSTANCE = `service-lifecycle:${CASE}`;

let bed: RegisterBed;

beforeAll(async () => {
  bed = await createRegisterBed();
  await bed.run('open-case', { room: 'dabaodang-room-01', clientId: null }, { businessKey: CASE });
});

afterAll(async () => {
  await bed.close();
});

it('given a task that became overdue, then the tier above that joined its candidates counts as acting in the case', async () => {
  // given a task of the room, and the station's lead as a later candidate
  const { database } = bed;
  await database('process_definitions').insert({
    hash: 'test',
    process_id: 'service-lifecycle',
    version: 1,
    name: '测试',
    bpmn_xml: '<x/>',
    compiled: '{}',
    content_hash: 'test',
    resources: '{}',
  });
  await openTask(database, { definitionHash: 'test', instanceId: INSTANCE, key: '9', candidateGroups: ['worker@dabaodang-room-01'] });
  await database('task_candidates').insert({ candidate: 'lead@dabaodang', due_sort: new Date(), instance_id: INSTANCE, key: '9' });
  // when the access policy asks who has to do with the case
  const subject = await findCaseSubject(database, CASE);
  // then
  expect([...(subject?.taskGroups ?? [])].sort()).toEqual(['lead@dabaodang', 'worker@dabaodang-room-01']);
});
