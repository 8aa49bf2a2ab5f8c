import { IsolatedProcess } from '../../support/isolated-process.ts';
import { modelReply, type CheckedModel, type ModelRequest } from './messages.ts';

/** Milliseconds for one model, the shrinking included: who needs more hangs. */
const BUDGET = 60_000;

/** Checks models in a process of its own, one at a time; after one that hangs or breaks the next model gets a new process. */
export class ModelProcess {
  #features: readonly string[] = [];
  readonly #process = new IsolatedProcess<CheckedModel>({
    entry: new URL('./entry.mjs', import.meta.url),
    name: 'its process',
    budget: BUDGET,
    isReady: (message) => this.#isReady(message),
    answerIn: (message) => {
      const reply = modelReply.parse(message);
      return reply.kind === 'model' ? reply : undefined;
    },
  });

  /** What the compiler takes; known once a model was checked. */
  get features(): readonly string[] {
    return this.#features;
  }

  /** What was found, or why there is no answer. */
  async check(request: ModelRequest): Promise<CheckedModel | string> {
    const result = await this.#process.ask(request);
    return 'failure' in result ? result.failure : result.answer;
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  #isReady(message: unknown): boolean {
    const ready = modelReply.safeParse(message);
    if (!ready.success || ready.data.kind !== 'ready') return false;
    this.#features = ready.data.features;
    return true;
  }
}
