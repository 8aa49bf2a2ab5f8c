import type { JobWait } from '../../../engine/state.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';
import type { JobAnswer } from '../format/scenario.ts';

/** The scenario's automatic answers: those of a type are used in turn, and the last one stays. */
export class JobAnswers {
  readonly #answers: ReadonlyMap<string, readonly JobAnswer[]>;
  readonly #used = new Map<string, number>();

  constructor(answers: Readonly<Record<string, readonly JobAnswer[]>>) {
    this.#answers = new Map(Object.entries(answers));
  }

  /** The next answer to a job; undefined when the jobs of its type are left to steps. */
  next(job: JobWait): TriggerBody | undefined {
    const answers = this.#answers.get(job.jobType) ?? [];
    const used = this.#used.get(job.jobType) ?? 0;
    this.#used.set(job.jobType, used + 1);
    const answer = answers[Math.min(used, answers.length - 1)];
    return answer && toTrigger(answer, job);
  }

  isAutomatic(jobType: string): boolean {
    return this.#answers.has(jobType);
  }
}

/** A failure without a number of retries uses up one, as a real handler's does. */
function toTrigger({ complete, throwError, fail }: JobAnswer, { key, retries }: JobWait): TriggerBody {
  if (throwError) {
    const { code, message, variables } = throwError;
    return { type: 'throwError', key, code, variables: variables ?? {}, ...(message === undefined ? {} : { message }) };
  }
  if (fail) return { type: 'failJob', key, message: fail.message ?? '', retries: fail.retries ?? Math.max(0, retries - 1) };
  return { type: 'completeJob', key, variables: complete ?? {} };
}
