import { EngineUnavailable } from './engine-unavailable.ts';

/**
 * Temporal takes ten Updates of a workflow at a time by default. One more isn't only refused: the server then forgets what it had begun
 * with the others, and their workflow task is done again. Two are left to other processes.
 */
const MOST = 8;

/** Lets so many Updates of this process be under way at one instance; the others wait for their turn, first come, first served. */
export class UpdatesInFlight {
  readonly #instances = new Map<string, { underWay: number; readonly waiting: (() => void)[] }>();

  /** Calls when it is its turn. Throws `EngineUnavailable` when that is later than `until` (epoch milliseconds): nothing was sent. */
  async run<Result>(instanceId: string, until: number, call: () => Promise<Result>): Promise<Result> {
    await this.#takeTurn(instanceId);
    try {
      if (Date.now() >= until) throw new EngineUnavailable(new Error('The deadline has passed before its turn'));
      return await call();
    } finally {
      this.#giveTurn(instanceId);
    }
  }

  async #takeTurn(instanceId: string): Promise<void> {
    const instance = this.#instances.get(instanceId);
    if (instance === undefined) this.#instances.set(instanceId, { underWay: 1, waiting: [] });
    else if (instance.underWay < MOST) instance.underWay += 1;
    else await new Promise<void>((resolve) => instance.waiting.push(resolve));
  }

  /** The turn goes to the next one, who then is under way instead. */
  #giveTurn(instanceId: string): void {
    const instance = this.#instances.get(instanceId);
    const next = instance?.waiting.shift();
    if (next !== undefined) next();
    else if (instance !== undefined && instance.underWay > 1) instance.underWay -= 1;
    else this.#instances.delete(instanceId);
  }
}
