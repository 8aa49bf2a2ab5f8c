import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeEndedByForce, reconcileAll } from '../../reconcile/reconcile-all.ts';
import { reconcileInstance, type Reconciliation } from '../../reconcile/reconcile-instance.ts';
import { startTestEngine, type TestEngine } from '../support/test-engine.ts';
import { eventually } from '../workflows/eventually.ts';
import { driverOf } from '../workflows/instance-driver.ts';

let engine: TestEngine;
let drive: ReturnType<typeof driverOf>;

beforeAll(async () => {
  engine = await startTestEngine();
  drive = driverOf(engine);
  await engine.deploy('test/workflows/diagrams/two-tasks', 'test/workflows/diagrams/call');
});
afterAll(() => engine.stop());

async function all(): Promise<readonly Reconciliation[]> {
  const found: Reconciliation[] = [];
  for await (const result of reconcileAll(engine.context)) found.push(result);
  return found;
}

describe('reconcile', () => {
  it('leaves alone what agrees', async () => {
    const { instanceId } = await drive.start('two-tasks');
    expect(await reconcileInstance(engine.context, instanceId)).toEqual({ instanceId, outcome: 'agrees', details: [] });
  });

  it('closes what was terminated in Temporal, as the workers do all the time', async () => {
    // given two instances that somebody has terminated in Temporal's own pages
    const [one, other] = [(await drive.start('two-tasks')).instanceId, (await drive.start('two-tasks')).instanceId];
    for (const instanceId of [one, other]) await engine.temporal.workflow.getHandle(instanceId).terminate('by hand');
    // when one is reconciled, and a worker looks for the rest
    expect(await reconcileInstance(engine.context, one)).toMatchObject({ outcome: 'closed' });
    await eventually(
      () => closeEndedByForce(engine.context, new Date(Date.now() - 60_000)),
      (closed) => closed > 0,
    );
    // then nothing of them is open
    for (const instanceId of [one, other]) {
      expect(await engine.context.instances.byId(instanceId)).toMatchObject({
        status: 'terminated',
        endReason: '流程实例在引擎中被强制终止',
      });
      expect(await drive.openTasks(instanceId)).toEqual([]);
    }
    expect(await reconcileInstance(engine.context, one)).toMatchObject({ outcome: 'agrees' });
  });

  it('mends rows that were changed, and rows that are missing altogether', async () => {
    // given an instance whose task was closed by hand, and one that the database lost
    const changed = (await drive.start('two-tasks')).instanceId;
    const lost = (await drive.start('two-tasks', { a: 1 })).instanceId;
    await engine.database('tasks').where({ instance_id: changed }).update({ state: 'cancelled' });
    await engine.database('process_instances').where({ id: lost }).delete();
    // when everything is reconciled
    const outcomes = await eventually(
      all,
      (results) =>
        results.filter(({ outcome }) => outcome === 'rebuilt').length === 2 || results.every(({ outcome }) => outcome === 'agrees'),
    );
    // then both are as they should be, and a second time there is nothing to do
    expect(
      outcomes
        .filter(({ outcome }) => outcome === 'rebuilt')
        .map(({ instanceId }) => instanceId)
        .toSorted(),
    ).toEqual([changed, lost].toSorted());
    expect((await drive.openTasks(changed)).map(({ elementId }) => elementId)).toEqual(['First']);
    expect((await drive.openTasks(lost)).map(({ elementId }) => elementId)).toEqual(['First']);
    expect(await engine.context.instances.byId(lost)).toMatchObject({ status: 'active', organisation: 'room', variables: { a: 1 } });
    expect((await all()).every(({ outcome }) => outcome === 'agrees')).toBe(true);
    // and they go on
    await drive.complete(lost, 'First');
    expect((await drive.complete(lost, 'Second')).status).toBe('completed');
  });

  it('ends a called instance whose caller is gone', async () => {
    const { instanceId } = await drive.start('caller');
    const [called] = await eventually(
      () => engine.context.instances.children(instanceId),
      (found) => found.length > 0,
    );
    await engine.temporal.workflow.getHandle(instanceId).terminate('by hand');
    await reconcileInstance(engine.context, instanceId);
    expect(await reconcileInstance(engine.context, called?.id ?? '')).toMatchObject({ outcome: 'orphanEnded' });
    expect(await drive.status(called?.id ?? '')).toBe('terminated');
  });
});
