import { FeelBudget } from './budget.ts';
import { FeelFault } from './feel-fault.ts';
import { CHARACTERS_A_UNIT, EXPRESSION_WORK, LONGEST_LIST, LONGEST_TEXT } from './limits.ts';

/** One evaluation under way: what it may still spend, how deep it is, and what it warned of. */
export class Work {
  /** Epoch milliseconds that `now()` and `today()` answer. */
  readonly at: number;
  readonly warnings: string[] = [];
  readonly #budget: FeelBudget;
  readonly #allowed: number;
  #left: number;

  constructor(at: number, budget: FeelBudget = new FeelBudget(EXPRESSION_WORK)) {
    this.at = at;
    this.#budget = budget;
    this.#allowed = Math.min(EXPRESSION_WORK, budget.left);
    this.#left = this.#allowed;
  }

  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) {
      throw new FeelFault(
        this.#allowed < EXPRESSION_WORK
          ? '这一步之前的表达式已用完一次推进允许的计算量'
          : `计算量超过上限（${EXPRESSION_WORK} 个单位），循环次数太多或数据太大`,
      );
    }
  }

  /** Takes what was spent from the shared budget. */
  settle(): void {
    this.#budget.spend(this.#allowed - this.#left);
  }

  /** Something that made a value null, in Chinese. Only the first few are of use to anybody. */
  warn(message: string): null {
    if (this.warnings.length < MOST_WARNINGS) {
      this.warnings.push(message);
    }
    return null;
  }

  /** A text that was read or made. */
  text(text: string): string {
    if (text.length > LONGEST_TEXT) {
      throw new FeelFault(`文本超过 ${LONGEST_TEXT} 个字符`);
    }
    this.spend(1 + text.length / CHARACTERS_A_UNIT);
    return text;
  }

  /** Items of a list that is read or made. */
  items(count: number): void {
    if (count > LONGEST_LIST) {
      throw new FeelFault(`列表或循环超过 ${LONGEST_LIST} 项`);
    }
    this.spend(1 + count);
  }

  /** Runs a function's body, which is `levels` of syntax deep. */
  call<T>(levels: number, body: () => T): T {
    return this.#budget.within(levels, body);
  }
}

const MOST_WARNINGS = 20;
