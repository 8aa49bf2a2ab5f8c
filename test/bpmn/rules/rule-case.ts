import type { Resource } from '../../../bpmn/resource.ts';

/** A drawing and what a rule says about it. */
export interface RuleCase {
  readonly title: string;
  readonly drawn: string;
  /** Files that are deployed with it. */
  readonly others?: readonly Resource[];
  /** Ids of the elements that the rule reports, in order; empty: the drawing is right. */
  readonly reported: readonly string[];
}
