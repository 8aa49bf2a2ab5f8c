import { setTimeout as sleep } from 'node:timers/promises';
import type { RunJob } from '../../../activities/create-job-activities.ts';
import { BpmnError, InvalidServiceTaskInput } from '../../../activities/service-tasks/handler.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';
import type { JobAnswers } from '../pure/job-answers.ts';

/**
 * The one handler of every job type: it gives the answers of the scenario that runs, and leaves jobs without an
 * automatic answer open until a step completes them.
 */
export class JobDesk {
  #answers: JobAnswers | undefined;

  serve(answers: JobAnswers): void {
    this.#answers = answers;
  }

  readonly run: RunJob = async ({ jobType, jobKey, elementId }) => {
    const answer = this.#answers?.next({ kind: 'job', key: jobKey, owner: '', elementId, jobType, retries: MANY_RETRIES });
    if (answer === undefined) return await forever();
    return give(answer);
  };
}

/** Temporal counts the attempts: a failure that doesn't say otherwise may be tried again. */
const MANY_RETRIES = 1_000;

function give(answer: TriggerBody): Awaited<ReturnType<RunJob>> {
  switch (answer.type) {
    case 'completeJob':
      return answer.variables;
    case 'throwError':
      throw new BpmnError(answer.code, answer.message ?? '', answer.variables);
    case 'failJob':
      throw answer.retries === 0 ? new InvalidServiceTaskInput('', answer.message) : new Error(answer.message);
    default:
      throw new Error(`${answer.type} is no answer to a job`);
  }
}

/** Until the engine no longer wants the job, which cancels the activity. */
async function forever(): Promise<never> {
  for (;;) await sleep(2 ** 31 - 1, undefined, { ref: false });
}
