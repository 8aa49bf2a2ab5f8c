import type { DecisionLibrary } from '../definition/decision-definition.ts';
import type { DecisionLogic } from '../definition/decision-logic.ts';
import {
  ACTIVATION_WORK,
  evaluateFeelValue,
  evaluateUnaryTests,
  FeelBudget,
  type FeelResult,
  type FeelScope,
  type FeelValue,
} from '../feel/index.ts';
import { DecisionFault } from './decision-fault.ts';

/** A decision table that was evaluated: whose it is (a decision or a business knowledge model) and which rules matched. */
export interface EvaluatedTable {
  readonly ownerId: string;
  readonly matchedRules: readonly string[];
}

/** Finds the value of a piece of logic; one function for each kind (`logic/`). */
export type EvaluateLogic = (logic: DecisionLogic, scope: FeelScope, evaluation: Evaluation) => FeelValue;

/** One evaluation of a decision under way: what it may use, which tables it went through, and how much it has done. */
export class Evaluation {
  readonly library: DecisionLibrary;
  readonly at: number;
  readonly budget: FeelBudget;
  readonly tables: EvaluatedTable[] = [];
  readonly #evaluateLogic: EvaluateLogic;
  #owner = '';
  #expressions = 0;
  #calls = 0;

  constructor(library: DecisionLibrary, at: number, evaluateLogic: EvaluateLogic, budget: FeelBudget = new FeelBudget(ACTIVATION_WORK)) {
    this.library = library;
    this.at = at;
    this.budget = budget;
    this.#evaluateLogic = evaluateLogic;
  }

  logic(logic: DecisionLogic, scope: FeelScope): FeelValue {
    return this.#evaluateLogic(logic, scope, this);
  }

  /** The value of a FEEL expression; null because something is missing is a fault. */
  expression(source: string, scope: FeelScope): FeelValue {
    const { value, warnings } = this.#run(() => evaluateFeelValue(source, scope, this.at, this.budget));
    const [warning] = warnings;
    if (value === null && warning !== undefined) throw new DecisionFault(warning);
    return value;
  }

  /** Whether `input` passes unary tests; anything but true means no (DMN 1.3, 7.3.3). */
  passes(tests: string, input: FeelValue, scope: FeelScope): boolean {
    return this.#run(() => evaluateUnaryTests(tests, input, scope, this.at, this.budget)).value === true;
  }

  /** Runs the body of a function that an expression calls. */
  call<Result>(body: () => Result): Result {
    if (this.#calls >= DEEPEST_CALL) {
      throw new DecisionFault(`函数调用超过 ${DEEPEST_CALL} 层，可能在无休止地调用自身`);
    }
    this.#calls += 1;
    try {
      return body();
    } finally {
      this.#calls -= 1;
    }
  }

  /** Evaluates on behalf of a decision or business knowledge model: tables are recorded under its id. */
  owned<Result>(id: string, work: () => Result): Result {
    const outer = this.#owner;
    this.#owner = id;
    try {
      return work();
    } finally {
      this.#owner = outer;
    }
  }

  recordTable(matchedRules: readonly string[]): void {
    if (this.tables.length < MOST_RECORDED_TABLES) this.tables.push({ ownerId: this.#owner, matchedRules });
  }

  #run<Value>(evaluate: () => FeelResult<Value>): Extract<FeelResult<Value>, { ok: true }> {
    this.#expressions += 1;
    if (this.#expressions > MOST_EXPRESSIONS) throw new DecisionFault(`一次判定计算的表达式超过 ${MOST_EXPRESSIONS} 个`);
    const result = evaluate();
    if (!result.ok) throw new DecisionFault(result.message);
    return result;
  }
}

/** Deep enough for recursion that people write, far from where the stack ends. */
const DEEPEST_CALL = 100;

/** Keeps an evaluation well inside a workflow task's five seconds. */
const MOST_EXPRESSIONS = 20_000;

/** History is for people: more of the same table, called for every item of a list, helps nobody. */
const MOST_RECORDED_TABLES = 100;
