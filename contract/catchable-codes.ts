/** Codes that the callers of an instance catch; `null` in a list is a catch-all. */
export interface CatchableCodes {
  readonly errors: readonly (string | null)[];
  readonly escalations: readonly (string | null)[];
}
