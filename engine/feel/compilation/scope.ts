import type { FeelContext, FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';

/** The names an expression sees: those of the innermost scope first. */
export class Scope {
  readonly #values: FeelContext;
  readonly #around: Scope | undefined;

  constructor(values: FeelContext, around?: Scope) {
    this.#values = values;
    this.#around = around;
  }

  /** The value of a name, undefined where nobody has it. */
  find(name: string, work: Work): FeelValue | undefined {
    work.spend(1);
    return Object.hasOwn(this.#values, name) ? this.#values[name] : this.#around?.find(name, work);
  }
}
