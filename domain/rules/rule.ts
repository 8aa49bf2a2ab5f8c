/**
 * A number that the regulation sets. The bureau may change it from a day on (Art 37), so code asks for the value of a
 * day and never holds the number itself.
 */
export interface Rule {
  readonly key: string;
  readonly label: string;
  readonly article: string;
  readonly unit: string;
  /** Values in order of their effective dates (YYYY-MM-DD). */
  readonly values: readonly { readonly from: string; readonly value: number }[];
}

/** The value in force on a day; undefined before the rule took effect. */
export function ruleValue(rule: Rule, day: string): number | undefined {
  return rule.values.findLast(({ from }) => from <= day)?.value;
}
