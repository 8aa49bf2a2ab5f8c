import { IsolatedProcess } from '../../support/isolated-process.ts';
import type { ScenarioResult } from '../run/result.ts';
import { runnerReply } from './messages.ts';
import { titleOf } from './title-of.ts';

/**
 * Runs scenarios in a process of its own, one at a time: what a scenario loops, eats or breaks ends there. The process
 * is started when it is first needed and again after it had to be ended.
 */
export class ScenarioRunner {
  readonly #process: IsolatedProcess<ScenarioResult>;

  /** `budget`: milliseconds that one scenario may take. */
  constructor(budget: number) {
    this.#process = new IsolatedProcess({
      entry: new URL('./entry.mjs', import.meta.url),
      name: "the runner's process",
      budget,
      isReady: (message) => runnerReply.safeParse(message).success,
      answerIn: (message) => {
        const reply = runnerReply.parse(message);
        return reply.kind === 'result' ? reply.result : undefined;
      },
    });
  }

  async run(file: string): Promise<ScenarioResult> {
    const begin = performance.now();
    const result = await this.#process.ask({ file });
    if ('answer' in result) return result.answer;
    return { file, title: await titleOf(file), status: 'error', detail: result.failure, ms: Math.round(performance.now() - begin) };
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
