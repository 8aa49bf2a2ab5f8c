import { setTimeout as sleep } from 'node:timers/promises';
import type { Contender, InboxTask } from './contender.ts';

/** What a closed loop measured; times in milliseconds. */
export interface LoopResult {
  readonly completions: number;
  readonly seconds: number;
  /** From asking for a start until the first task is in the inbox query. */
  readonly startToVisible: readonly number[];
  /** From completing a task until the next one is in the inbox query. */
  readonly completeToVisible: readonly number[];
}

const VARIABLES = { outcome: 'done', note: '已办', score: 80 };
const LAST_STEP = 'Close';

/** `users` people work without pause, each through one case after the other, for `milliseconds`. */
export async function runClosedLoop(contender: Contender, users: number, milliseconds: number, prefix: string): Promise<LoopResult> {
  const startToVisible: number[] = [];
  const completeToVisible: number[] = [];
  let completions = 0;
  const from = performance.now();
  const isOver = () => performance.now() - from >= milliseconds;

  const work = async (user: number): Promise<void> => {
    for (let turn = 0; !isOver(); turn += 1) {
      const caseId = `${prefix}-${String(user)}-${String(turn)}`;
      const started = performance.now();
      await contender.start(caseId);
      let open = await untilVisible(contender, caseId);
      startToVisible.push(performance.now() - started);
      for (let [task] = open; task && !isOver(); [task] = open) {
        const clicked = performance.now();
        await contender.complete(caseId, task, VARIABLES);
        completions += 1;
        if (task.step === LAST_STEP) {
          break;
        }
        open = await untilVisible(contender, caseId, task);
        completeToVisible.push(performance.now() - clicked);
      }
    }
  };
  await Promise.all(Array.from({ length: users }, (_, user) => work(user)));
  return { completions, seconds: (performance.now() - from) / 1000, startToVisible, completeToVisible };
}

/** Asks the inbox until it shows something to do and no longer the task that was completed. */
async function untilVisible(contender: Contender, caseId: string, completed?: InboxTask): Promise<readonly InboxTask[]> {
  const giveUp = performance.now() + 30_000;
  // Asking ever more slowly keeps the askers from being the load that is measured.
  for (let pause = 1; performance.now() < giveUp; pause = Math.min(pause * 1.5, 10)) {
    const open = await contender.openTasks(caseId);
    if (open.length > 0 && !open.some((task) => task.key === completed?.key)) {
      return open;
    }
    await sleep(pause);
  }
  throw new Error(`${contender.name}: no next task of ${caseId} within 30 s`);
}
