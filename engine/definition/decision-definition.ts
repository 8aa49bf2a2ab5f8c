import type { DecisionLogic, DecisionTable, FunctionDefinition } from './decision-logic.ts';
import type { DecisionType } from './decision-type.ts';

/** What a process may decide with: the decisions that its business rule tasks call, and everything that those require. */
export interface DecisionLibrary {
  /** By decision id. */
  readonly decisions: Readonly<Record<string, DecisionDefinition>>;
  /** By id; absent when no decision requires any. */
  readonly knowledge?: Readonly<Record<string, KnowledgeDefinition>>;
}

/** A compiled decision (DMN 1.3, 6.3.7): its logic and what that requires. Release 0.1 compiled plain tables only, in a shape of their own. */
export type DecisionDefinition = Decision | PlainDecisionTable;

export interface Decision {
  readonly id: string;
  readonly name: string;
  /** `zeebe:versionTag`, for business rule tasks that ask for one. */
  readonly versionTag?: string;
  /** What its answer must be. */
  readonly type?: DecisionType;
  readonly logic: DecisionLogic;
  readonly requiredDecisions?: readonly Requirement[];
  readonly requiredKnowledge?: readonly Requirement[];
  /** Input data with a type; others come from the process's variables as they are. */
  readonly inputData?: readonly TypedName[];
}

/** A decision table as release 0.1 compiled it. */
export type PlainDecisionTable = Omit<DecisionTable, 'kind'> & { readonly id: string; readonly name: string };

/** Something that a decision requires, and the names under which its logic knows it. */
export interface Requirement {
  readonly id: string;
  readonly names: readonly string[];
}

export interface TypedName {
  readonly name: string;
  readonly type?: DecisionType;
}

/** What the logic of decisions calls as a function. */
export type KnowledgeDefinition = BusinessKnowledgeModel | DecisionService;

/** DMN 1.3, 6.3.9: a function by name; its logic sees its parameters, what it requires, and itself. */
export interface BusinessKnowledgeModel {
  readonly kind: 'businessKnowledgeModel';
  readonly id: string;
  readonly name: string;
  /** How its own logic calls it. */
  readonly names: readonly string[];
  readonly function: FunctionDefinition;
  readonly requiredKnowledge?: readonly Requirement[];
}

/** DMN 1.3, 6.3.10: decisions called as a function, whose parameters are the input data and after them the input decisions. */
export interface DecisionService {
  readonly kind: 'decisionService';
  readonly id: string;
  readonly name: string;
  readonly inputData: readonly TypedName[];
  readonly inputDecisions: readonly Requirement[];
  readonly outputDecisions: readonly Requirement[];
}
