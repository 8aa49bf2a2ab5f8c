import type { EventDefinition } from './event-definition.ts';
import type { Expression } from './expression.ts';

/** BPMN's multi-instance marker (BPMN 2.0, 10.3.8), with Camunda's `zeebe:loopCharacteristics` or by itself. */
export interface MultiInstanceDefinition {
  readonly sequential: boolean;
  /** A list, of which each item gets an inner instance. Either this or `cardinality` is there. */
  readonly inputCollection?: Expression;
  /** How many inner instances there are, when that isn't said by a list. */
  readonly cardinality?: Expression;
  /** Variable that holds the item inside each inner instance. */
  readonly inputElement?: string;
  /** Variable that receives the outputs, in the order of the inputs. */
  readonly outputCollection?: string;
  readonly outputElement?: Expression;
  /** True ends the body after an inner completion, whatever is still open. */
  readonly completionCondition?: Expression;
  /** Absent: BPMN's `All`, which throws nothing. */
  readonly behavior?: MultiInstanceBehavior;
}

/** Which events inner instances throw when they complete, for boundary events of the activity to catch (BPMN 2.0, 10.3.8). */
export type MultiInstanceBehavior =
  /** Each instance throws. */
  | { readonly kind: 'none'; readonly event: EventDefinition }
  /** The first one does. */
  | { readonly kind: 'one'; readonly event: EventDefinition }
  /** Those conditions decide that hold when an instance completes. */
  | {
      readonly kind: 'complex';
      readonly rules: readonly { readonly condition: Expression; readonly events: readonly EventDefinition[] }[];
    };
