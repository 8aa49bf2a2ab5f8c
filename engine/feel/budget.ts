import { FeelFault } from './feel-fault.ts';
import { DEEPEST_CALL, EXPRESSION_WORK } from './limits.ts';

/**
 * Units of work that several expressions share, counted down as they are spent (`limits.ts` says what a unit is), and
 * how deep those are that call each other.
 */
export class FeelBudget {
  #left: number;
  #depth = 0;
  readonly #reserve: number;

  constructor(units: number) {
    this.#left = units;
    this.#reserve = Math.min(EXPRESSION_WORK, units / 10);
  }

  get left(): number {
    return this.#left;
  }

  spend(units: number): void {
    this.#left -= units;
  }

  /** Whether one more expression could be evaluated to its own limit, or to a tenth of all there was. */
  get allowsOneMore(): boolean {
    return this.#left >= this.#reserve;
  }

  /** Runs something that is `levels` of syntax deep. */
  within<T>(levels: number, body: () => T): T {
    this.#depth += levels;
    try {
      if (this.#depth > DEEPEST_CALL) {
        throw new FeelFault('函数互相调用的层次太深');
      }
      return body();
    } finally {
      this.#depth -= levels;
    }
  }
}
