import type { DecisionType } from './decision-type.ts';

/** How a value is found (DMN 1.3, 7.3 and 10.2.2; the conditional, filter and iterations are of DMN 1.4). Texts are FEEL sources. */
export type DecisionLogic =
  | DecisionTable
  | LiteralExpression
  | BoxedContext
  | BoxedInvocation
  | BoxedList
  | Relation
  | FunctionDefinition
  | BoxedConditional
  | BoxedFilter
  | BoxedIteration;

export interface DecisionTable {
  readonly kind: 'decisionTable';
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: 'SUM' | 'MIN' | 'MAX' | 'COUNT';
  readonly inputs: readonly DecisionInput[];
  readonly outputs: readonly DecisionOutput[];
  readonly rules: readonly DecisionRule[];
}

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';

export interface DecisionInput {
  readonly id: string;
  readonly label?: string;
  readonly expression: string;
  readonly type?: DecisionType;
  /** Unary tests that every value must pass. */
  readonly allowedValues?: string;
}

export interface DecisionOutput {
  readonly id: string;
  readonly name: string;
  readonly type?: DecisionType;
  /** FEEL list of allowed values in order of priority. */
  readonly allowedValues?: string;
  readonly defaultValue?: string;
}

export interface DecisionRule {
  readonly id: string;
  /** One unary test an input; `-` or empty matches anything. */
  readonly inputEntries: readonly string[];
  readonly outputEntries: readonly string[];
}

export interface LiteralExpression {
  readonly kind: 'literalExpression';
  readonly text: string;
}

export interface BoxedContext {
  readonly kind: 'context';
  /** Each sees those before it. */
  readonly entries: readonly { readonly name: string; readonly type?: DecisionType; readonly value: DecisionLogic }[];
  /** The entry without a name: the value of the whole in place of the context. */
  readonly result?: DecisionLogic;
}

export interface BoxedInvocation {
  readonly kind: 'invocation';
  readonly function: DecisionLogic;
  readonly bindings: readonly { readonly parameter: string; readonly value: DecisionLogic }[];
}

export interface BoxedList {
  readonly kind: 'list';
  readonly items: readonly DecisionLogic[];
}

/** A list of contexts, written as a table. */
export interface Relation {
  readonly kind: 'relation';
  readonly columns: readonly { readonly name: string; readonly type?: DecisionType }[];
  readonly rows: readonly (readonly DecisionLogic[])[];
}

export interface FunctionDefinition {
  readonly kind: 'functionDefinition';
  readonly parameters: readonly { readonly name: string; readonly type?: DecisionType }[];
  readonly body: DecisionLogic;
}

export interface BoxedConditional {
  readonly kind: 'conditional';
  readonly condition: DecisionLogic;
  readonly then: DecisionLogic;
  readonly otherwise: DecisionLogic;
}

export interface BoxedFilter {
  readonly kind: 'filter';
  readonly collection: DecisionLogic;
  /** Sees `item` and, when the item is a context, its entries. */
  readonly match: DecisionLogic;
}

export interface BoxedIteration {
  /** `for` answers a list, `every` and `some` answer true or false. */
  readonly kind: 'for' | 'every' | 'some';
  readonly variable: string;
  readonly collection: DecisionLogic;
  readonly body: DecisionLogic;
}
