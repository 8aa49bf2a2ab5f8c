import type { DeclaredData } from './data-definition.ts';
import type { DecisionLibrary } from './decision-definition.ts';
import type { ElementDefinition } from './element-definition.ts';
import type { Expression } from './expression.ts';
import type { JobDefinition } from './task-properties.ts';

/** Raised when the compiled shape changes; the engine upgrades or refuses older ones. */
export const DEFINITION_FORMAT = 1;

/**
 * A compiled process: plain JSON made by `bpmn/` at deployment and never changed afterwards, so that
 * replay doesn't depend on a parser's version.
 */
export interface ProcessDefinition extends DecisionLibrary {
  readonly format: typeof DEFINITION_FORMAT;
  /** The BPMN process id. */
  readonly processId: string;
  readonly name: string;
  readonly versionTag?: string;
  readonly elements: Readonly<Record<string, ElementDefinition>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  /** Flow scopes by id: the process itself and each sub-process. */
  readonly scopes: Readonly<Record<string, FlowScope>>;
  /** Execution listeners of the process itself. */
  readonly startListeners?: readonly JobDefinition[];
  readonly endListeners?: readonly JobDefinition[];
}

export interface SequenceFlow {
  readonly id: string;
  readonly name?: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: Expression;
}

export interface FlowScope {
  readonly id: string;
  /** The scope around it; absent for the process. */
  readonly parent?: string;
  /** Start events (of the process: each with its own trigger). */
  readonly startEvents: readonly string[];
  /** Elements without incoming flow that aren't start, boundary or event sub-process: they start with the scope when it has no start event (BPMN 2.0, 10.5.2). */
  readonly implicitStarts: readonly string[];
  readonly eventSubProcesses: readonly string[];
  /** Data objects; of the process its properties, data inputs and outputs too. */
  readonly data?: DeclaredData;
}
