import type { Expression } from './expression.ts';

/** `zeebe:loopCharacteristics` with BPMN's multi-instance marker (BPMN 2.0, 10.3.8). */
export interface MultiInstanceDefinition {
  readonly sequential: boolean;
  readonly inputCollection: Expression;
  /** Variable that holds the item inside each inner instance. */
  readonly inputElement?: string;
  /** Variable that receives the outputs, in the order of the inputs. */
  readonly outputCollection?: string;
  readonly outputElement?: Expression;
  /** True ends the body after an inner completion, whatever is still open. */
  readonly completionCondition?: Expression;
}
