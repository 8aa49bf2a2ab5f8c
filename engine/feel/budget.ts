import { EXPRESSION_WORK } from './limits.ts';

/** Units of work that several expressions share, counted down as they are spent (`limits.ts` says what a unit is). */
export class FeelBudget {
  #left: number;
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
}
