import { EngineUnavailable } from './engine-unavailable.ts';

/** Of what Temporal allows; the rest is left to other processes. */
const SHARE = 0.8;

/**
 * Keeps the Updates of this process that are under way at one instance within what Temporal allows (ten of a workflow by default). One
 * more isn't only refused: the server then forgets what it had begun with the others, and their workflow task is done again. The others
 * wait for their turn, first come, first served.
 */
export class UpdatesInFlight {
  readonly #most: number;
  readonly #instances = new Map<string, { underWay: number; readonly waiting: (() => void)[] }>();

  /** `allowed`: what Temporal lets be under way at one workflow. */
  constructor(allowed: number) {
    this.#most = Math.max(1, Math.floor(allowed * SHARE));
  }

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
    else if (instance.underWay < this.#most) instance.underWay += 1;
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
