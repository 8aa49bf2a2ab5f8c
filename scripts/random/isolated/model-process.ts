import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { modelReply, type CheckedModel, type ModelRequest } from './messages.ts';

/** Milliseconds for one model, the shrinking included: who needs more hangs. */
const BUDGET = 60_000;

/** Checks models in a process of its own, one at a time: what loops, eats or breaks ends there, and the next model gets a new one. */
export class ModelProcess {
  #child: ChildProcess | undefined;
  #features: readonly string[] = [];

  /** What the compiler takes; known once a model was checked. */
  get features(): readonly string[] {
    return this.#features;
  }

  /** What was found, or why there is no answer. */
  async check(request: ModelRequest): Promise<CheckedModel | string> {
    const child = this.#child ?? (await this.#start());
    this.#child = child;
    const answer = await ask(child, request);
    if (typeof answer === 'string') await this.stop();
    return answer;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(new URL('./entry.mjs', import.meta.url), { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const first: readonly unknown[] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    const ready = modelReply.safeParse(first[0]);
    if (!ready.success || ready.data.kind !== 'ready') throw new Error("The process for random models didn't start");
    this.#features = ready.data.features;
    return child;
  }
}

function ask(child: ChildProcess, request: ModelRequest): Promise<CheckedModel | string> {
  return new Promise((resolve) => {
    const finish = (answer: CheckedModel | string): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (message: unknown): void => {
      const reply = modelReply.parse(message);
      if (reply.kind === 'model') finish(reply);
    };
    const onExit = (code: number | null, signal: string | null): void =>
      finish(`its process ended (${signal ?? `exit code ${code ?? 0}`})`);
    const timer = setTimeout(() => finish(`took longer than ${BUDGET / 1000} s`), BUDGET);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send(request);
  });
}
