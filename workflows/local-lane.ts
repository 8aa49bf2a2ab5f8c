/**
 * One local activity at a time. When several run side by side their results come one by one at first and together on
 * replay; what follows from them then changes places, and an instance whose worker died could not be replayed.
 */
export class LocalLane {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  get isFree(): boolean {
    return !this.#isTaken;
  }

  /** Runs a local activity as soon as those that came before are over. */
  async run<Result>(call: () => Promise<Result>): Promise<Result> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    try {
      return await call();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#isTaken = false;
      else next();
    }
  }
}
