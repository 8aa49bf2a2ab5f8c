/** Comparisons for views: `{{#if (eq kind "done")}}`. Handlebars passes its own options last. */
export const logicHelpers = {
  eq: (left: unknown, right: unknown): boolean => left === right,
  or: (...values: readonly unknown[]): boolean => values.slice(0, -1).map(Boolean).includes(true),
  and: (...values: readonly unknown[]): boolean => values.slice(0, -1).every(Boolean),
  /** Text from parts: `{{concat "/tasks/" id}}`. */
  concat: (...values: readonly unknown[]): string => values.slice(0, -1).map(String).join(''),
};
