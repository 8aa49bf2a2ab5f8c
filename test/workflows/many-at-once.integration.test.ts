import { randomUUID } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { driverOf } from './instance-driver.ts';

const BRANCHES = 60;

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/fan-out');
});
afterAll(() => engine.stop());

describe('many people at one instance', () => {
  it('given a task for each of sixty, when they complete them all at once, then each counts and no step is done again', async () => {
    // given
    const { instanceId } = await drive.start('fan-out', { items: Array.from({ length: BRANCHES }, (_, item) => item) });
    const tasks = await drive.openTasks(instanceId);
    expect(tasks).toHaveLength(BRANCHES);
    // when
    const replies = await Promise.all(
      tasks.map(({ key }) =>
        engine.client.execute(instanceId, 'completeUserTask', { key, variables: {}, actor: 'worker-1' }, { updateId: randomUUID() }),
      ),
    );
    // then
    expect(replies).toHaveLength(BRANCHES);
    expect(await drive.waitForStatus(instanceId, 'completed')).toBe('completed');
    expect(await engine.database('tasks').where({ instance_id: instanceId, state: 'completed' })).toHaveLength(BRANCHES);
    // Whatever the server had forgotten would have been written a second time, by an ordinary activity.
    const { events } = await engine.temporal.workflow.getHandle(instanceId).fetchHistory();
    const { EVENT_TYPE_ACTIVITY_TASK_SCHEDULED } = temporal.api.enums.v1.EventType;
    expect((events ?? []).filter(({ eventType }) => eventType === EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)).toEqual([]);
  });
});
