import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { COMPLETE_UPDATE, type Completion, type StartArguments } from './contract.ts';
import type { InboxMove } from './inbox.ts';

/**
 * The lifecycle of `diagrams/lifecycle.bpmn` as a Temporal developer would write it by hand: what a BPMN engine on
 * Temporal has to be measured against. `sample` moves the inbox by an ordinary activity, as Temporal's samples do;
 * `tuned` by a local activity, which saves a workflow task a step.
 */
export async function sample({ risk }: StartArguments): Promise<void> {
  await lifecycle(risk, proxyActivities<Activities>({ startToCloseTimeout: '5 seconds' }).moveInbox);
}

export async function tuned({ risk }: StartArguments): Promise<void> {
  await lifecycle(risk, proxyLocalActivities<Activities>({ startToCloseTimeout: '5 seconds' }).moveInbox);
}

export const complete = defineUpdate<readonly string[], [Completion]>(COMPLETE_UPDATE);

interface Activities {
  moveInbox(move: InboxMove): Promise<void>;
}

async function lifecycle(risk: number, moveInbox: Activities['moveInbox']): Promise<void> {
  const { workflowId: caseId } = workflowInfo();
  const open = new Set<string>();
  const variables: Record<string, string | number> = { risk };
  const justDone: string[] = [];
  let stage = 0;
  let written = 0;

  /** Opens tasks and waits until all of them are done. */
  const tasks = async (...names: string[]): Promise<void> => {
    names.forEach((name) => open.add(name));
    stage += 1;
    const mine = stage;
    await moveInbox({ caseId, close: justDone.splice(0), open: names });
    written = mine;
    await condition(() => names.every((name) => !open.has(name)));
  };

  setHandler(
    complete,
    async ({ task, variables: brought }: Completion) => {
      open.delete(task);
      justDone.push(task);
      Object.assign(variables, brought);
      if (open.size > 0) {
        await moveInbox({ caseId, close: justDone.splice(0), open: [] });
      } else {
        const before = written;
        await condition(() => written > before || isOver);
      }
      return [...open];
    },
    {
      validator: ({ task }: Completion) => {
        if (!open.has(task)) {
          throw new Error(`Task ${task} is not open`);
        }
      },
    },
  );

  let isOver = false;
  await tasks('Intake');
  await tasks('Assess');
  if (Number(variables.risk) >= 3) {
    await tasks('Review');
  }
  await tasks('Plan');
  await tasks('Serve', 'Record');
  if (variables.outcome !== 'stop') {
    await tasks('Close');
  }
  await moveInbox({ caseId, close: justDone.splice(0), open: [] });
  isOver = true;
  await condition(allHandlersFinished);
}
