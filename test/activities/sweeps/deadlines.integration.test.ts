import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '../../../activities/sweeps/calendar.ts';
import { escalateOverdue, sendReminders } from '../../../activities/sweeps/deadlines.ts';
import type { ProjectionBatch, TaskRow } from '../../../contract/projection.ts';
import { openDatabase, type Database } from '../../../db/connection.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { createProjectionRepository } from '../../../db/read-model/projection-repository.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/** Monday, 10:00 in the city. */
const MONDAY = Date.parse('2026-11-23T10:00:00+08:00');

let testDatabase: TestDatabase;
let database: Database;
let hash: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
  const definition = { processId: 'p', name: '流程', bpmnXml: '', compiled: '{}', resources: {}, startEvents: [] };
  ({ hash } = await createDefinitionsRepository(database).deploy(definition));
});
afterAll(async () => {
  await database.destroy();
  await testDatabase.drop();
});
beforeEach(async () => {
  await database('calendar_overrides').delete();
  await database('process_instances').delete();
});

/** An instance with one open task that is due in two working days, with a reminder a day before. */
async function openTask(change: Partial<TaskRow> = {}): Promise<string> {
  const instanceId = `p:${randomUUID()}`;
  const task: TaskRow = {
    key: '2',
    elementInstance: '1',
    elementId: 'Task',
    name: '评估',
    createdAt: MONDAY,
    candidateGroups: ['worker@room'],
    candidateUsers: [],
    excludedUsers: [],
    priority: 50,
    deadline: { workingDays: 2, remindBefore: 1, escalateTo: ['lead@town'] },
    articles: [],
    localVariables: {},
    ...change,
  };
  const empty = { left: [], tasksClosed: [], timersOpened: [], timersClosed: [], subscriptionsOpened: [], subscriptionsClosed: [] };
  const batch: ProjectionBatch = {
    ...empty,
    instanceId,
    batch: 1,
    after: null,
    at: MONDAY,
    instance: { processId: 'p', definitionHash: hash, businessKey: 'GA-1', organisation: 'room' },
    entered: [],
    tasksOpened: [task],
    jobsOpened: [],
    jobsClosed: [],
    incidentsRaised: [],
    incidentsRemoved: [],
    messagesDelivered: [],
    history: [],
  };
  await createProjectionRepository(database, createCalendar(database).resolveDeadline).write(batch);
  return instanceId;
}

async function taskOf(instanceId: string): Promise<unknown> {
  return await database('tasks').first('due_at', 'remind_at', 'reminded_at', 'escalated_at').where({ instance_id: instanceId });
}

describe('working-day deadlines', () => {
  it('are worked out when the task opens', async () => {
    expect(await taskOf(await openTask())).toMatchObject({
      due_at: new Date('2026-11-25T18:00:00+08:00'),
      remind_at: new Date('2026-11-24T09:00:00+08:00'),
    });
  });

  it('are worked out again when the calendar changes', async () => {
    // given an open task, and a worker that knows the calendar
    const instanceId = await openTask();
    const calendar = createCalendar(database);
    expect(await calendar.refresh()).toBe(0);
    // when the city takes Tuesday off
    await database('calendar_overrides').insert({ day: '2026-11-24', working: false, note: '放假', changed_by: 'chief' });
    // then the deadline moves, in the task and in the inbox's order, once
    expect(await calendar.refresh()).toBe(1);
    expect(await calendar.refresh()).toBe(0);
    expect(await taskOf(instanceId)).toMatchObject({
      due_at: new Date('2026-11-26T18:00:00+08:00'),
      remind_at: new Date('2026-11-25T09:00:00+08:00'),
    });
    expect(await database('task_candidates').where({ instance_id: instanceId })).toMatchObject([
      { due_sort: new Date('2026-11-26T18:00:00+08:00') },
    ]);
  });
});

describe('sweeps', () => {
  it('remind once, when it is time', async () => {
    const instanceId = await openTask();
    expect(await sendReminders(database, new Date('2026-11-24T08:59:00+08:00'))).toBe(0);
    expect(await sendReminders(database, new Date('2026-11-24T09:01:00+08:00'))).toBe(1);
    expect(await sendReminders(database, new Date('2026-11-24T09:02:00+08:00'))).toBe(0);
    expect(await taskOf(instanceId)).toMatchObject({ reminded_at: expect.any(Date), escalated_at: null });
  });

  it('offer an overdue task to the tier above, and keep a record', async () => {
    const instanceId = await openTask();
    const late = new Date('2026-11-25T18:01:00+08:00');
    expect(await escalateOverdue(database, late)).toBe(1);
    expect(await escalateOverdue(database, late)).toBe(0);
    const candidates = await database('task_candidates').where({ instance_id: instanceId }).orderBy('candidate').pluck('candidate');
    expect(candidates).toEqual(['lead@town', 'worker@room']);
    expect(await database('audit_log').where({ action: 'escalate-task' })).toHaveLength(1);
  });

  it('leave an overdue task with whoever has it', async () => {
    const instanceId = await openTask({ assignee: 'worker-1' });
    expect(await escalateOverdue(database, new Date('2026-11-26T09:00:00+08:00'))).toBe(1);
    expect(await database('task_candidates').where({ instance_id: instanceId })).toEqual([]);
  });
});
