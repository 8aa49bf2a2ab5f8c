import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../db/connection.ts';
import type { Answers } from './fill-form.ts';
import { insist } from './insist.ts';
import { instanceStartedWith, openTasksOf, statusOf } from './oracle.ts';
import type { Random } from '../support/random.ts';
import { acknowledgedAnswer, PATIENCE, submission } from './send-form.ts';
import type { Staff } from './staff.ts';

/** A submission that the web has said yes to: it must be there, once, whatever was killed. */
export interface Acknowledged {
  readonly instanceId: string;
  readonly taskKey: string;
  readonly elementId: string;
  readonly person: string;
}

export interface DrivenCase {
  readonly number: number;
  instanceId: string | undefined;
  readonly acknowledged: Acknowledged[];
  /** Why the driver gave up; absent when the case reached its end. */
  fault?: string;
}

const START = '/start/service-lifecycle';

/** Takes one case through the service lifecycle, by the pages, to its end. */
export async function driveCase(context: DriverContext, driven: DrivenCase): Promise<void> {
  try {
    driven.instanceId = await startCase(context, driven.number);
    while ((await insist(() => statusOf(context.database, driven.instanceId ?? ''), { within: PATIENCE })) === 'active') {
      await doNextTask(context, driven, driven.instanceId);
    }
  } catch (error) {
    driven.fault = error instanceof Error ? error.message : String(error);
  }
}

export interface DriverContext {
  readonly database: Database;
  readonly staff: Staff;
  readonly random: Random;
  /** What decides the way of a case, by element and field. */
  readonly answersFor: (number: number, elementId: string, turn: number) => Answers;
}

async function startCase({ database, staff, answersFor }: DriverContext, number: number): Promise<string> {
  const starter = await staff.starter(number);
  const fields = await submission(starter, START, answersFor(number, 'start', 0));
  await acknowledgedAnswer(starter, START, fields);
  const [token = ''] = [fields._token ?? ''].flat();
  return await insist(() => instanceStartedWith(database, token), { within: PATIENCE });
}

async function doNextTask({ database, staff, random, answersFor }: DriverContext, driven: DrivenCase, instanceId: string): Promise<void> {
  const [task] = await insist(async () => random.shuffle(await openTasksOf(database, instanceId)), { within: PATIENCE });
  if (!task) {
    await waitForTask(database, instanceId);
    return;
  }
  const person = await staff.someoneFor(task);
  const turn = driven.acknowledged.filter(({ elementId }) => elementId === task.elementId).length;
  const path = `/tasks/${encodeURIComponent(instanceId)}/${task.key}`;
  const fields = await submission(person, path, answersFor(driven.number, task.elementId, turn));
  const { status } = await acknowledgedAnswer(person, path, fields);
  if (status === 303) {
    driven.acknowledged.push({ instanceId, taskKey: task.key, elementId: task.elementId, person: person.username });
  }
}

/** Automatic steps are under way; a case without a next task for long is stuck. */
async function waitForTask(database: Database, instanceId: string): Promise<void> {
  const giveUp = Date.now() + PATIENCE;
  while (Date.now() < giveUp) {
    const tasks = await insist(() => openTasksOf(database, instanceId), { within: PATIENCE });
    if (tasks.length > 0 || (await insist(() => statusOf(database, instanceId), { within: PATIENCE })) !== 'active') {
      return;
    }
    await sleep(100);
  }
  throw new Error(`${instanceId} has had no next task for ${PATIENCE / 1000} s`);
}
