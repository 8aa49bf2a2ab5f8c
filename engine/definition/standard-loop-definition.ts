import type { Expression } from './expression.ts';

/** BPMN's loop marker: the activity is done again and again (BPMN 2.0, 10.3.8). At least one of `condition` and `maximum` is there. */
export interface StandardLoopDefinition {
  /** The condition is looked at before the first time as well. */
  readonly testBefore: boolean;
  /** True: once more. Absent: as often as `maximum` says. */
  readonly condition?: Expression;
  readonly maximum?: Expression;
}
