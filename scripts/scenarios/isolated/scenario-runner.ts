import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ScenarioResult } from '../run/result.ts';
import { runnerReply } from './messages.ts';
import { titleOf } from './title-of.ts';

/**
 * Runs scenarios in a process of its own, one at a time: what a scenario loops, eats or breaks ends there. The process
 * is started when it is first needed and again after it had to be ended.
 */
export class ScenarioRunner {
  readonly #budget: number;
  #child: ChildProcess | undefined;

  /** `budget`: milliseconds that one scenario may take. */
  constructor(budget: number) {
    this.#budget = budget;
  }

  async run(file: string): Promise<ScenarioResult> {
    const begin = performance.now();
    const child = this.#child ?? (await startRunner());
    this.#child = child;
    const answer = await this.#ask(child, file);
    if (typeof answer !== 'string') return answer;
    await this.stop();
    return { file, title: await titleOf(file), status: 'error', detail: answer, ms: Math.round(performance.now() - begin) };
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** The result, or why there is none. */
  #ask(child: ChildProcess, file: string): Promise<ScenarioResult | string> {
    return new Promise((resolve) => {
      const finish = (answer: ScenarioResult | string): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(answer);
      };
      const onMessage = (message: unknown): void => {
        const reply = runnerReply.parse(message);
        if (reply.kind === 'result') finish(reply.result);
      };
      const onExit = (code: number | null, signal: string | null): void => {
        finish(`the runner's process ended (${signal ?? `exit code ${code ?? 0}`})`);
      };
      const timer = setTimeout(() => finish(`took longer than ${this.#budget / 1000} s`), this.#budget);
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send({ file });
    });
  }
}

async function startRunner(): Promise<ChildProcess> {
  // What the engine or a library prints must not end up between JSON lines.
  const child = fork(new URL('./entry.mjs', import.meta.url), { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const first: readonly unknown[] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (!runnerReply.safeParse(first[0]).success) throw new Error("The scenario runner's process did not start");
  return child;
}
