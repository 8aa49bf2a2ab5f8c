/** A drawing and what a rule says about it. */
export interface RuleCase {
  readonly title: string;
  readonly drawn: string;
  /** Ids of the elements that the rule reports, in order; empty: the drawing is right. */
  readonly reported: readonly string[];
}
