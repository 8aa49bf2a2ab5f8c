import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { once } from 'node:events';

export interface IsolatedProcessOptions<Answer> {
  /** Plain JavaScript that Node starts as it is; it sends one message when it is ready, then one for each request. */
  readonly entry: URL;
  /** How messages call it, such as `the runner's process`. */
  readonly name: string;
  /** Milliseconds that one answer may take. */
  readonly budget: number;
  /** Looks at the first message; false when it isn't the one that says it is ready. */
  readonly isReady: (message: unknown) => boolean;
  /** The answer in a message; undefined when it is none. */
  readonly answerIn: (message: unknown) => Answer | undefined;
}

/** The answer, or why there is none. */
type Outcome<Answer> = { readonly answer: Answer } | { readonly failure: string };

/**
 * A process of its own that answers one request at a time: what loops, eats or breaks ends there. It is started when it is
 * first needed and again after it had to be ended.
 */
export class IsolatedProcess<Answer> {
  readonly #options: IsolatedProcessOptions<Answer>;
  #child: ChildProcess | undefined;

  constructor(options: IsolatedProcessOptions<Answer>) {
    this.#options = options;
  }

  /** The answer, or why there is none; then the process has been ended. */
  async ask(request: Serializable): Promise<Outcome<Answer>> {
    const child = this.#child ?? (await this.#start());
    this.#child = child;
    const result = await this.#request(child, request);
    if ('failure' in result) await this.stop();
    return result;
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
    // What the engine or a library prints must not end up in what the parent prints.
    const child = fork(this.#options.entry, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const first: readonly unknown[] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (!this.#options.isReady(first[0])) throw new Error(`${this.#options.name} did not start`);
    return child;
  }

  #request(child: ChildProcess, request: Serializable): Promise<Outcome<Answer>> {
    const { name, budget, answerIn } = this.#options;
    return new Promise((resolve) => {
      const finish = (result: Outcome<Answer>): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(result);
      };
      const onMessage = (message: unknown): void => {
        const answer = answerIn(message);
        if (answer !== undefined) finish({ answer });
      };
      const onExit = (code: number | null, signal: string | null): void => {
        finish({ failure: `${name} ended (${signal ?? `exit code ${code ?? 0}`})` });
      };
      const timer = setTimeout(() => finish({ failure: `took longer than ${budget / 1000} s` }), budget);
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send(request);
    });
  }
}
