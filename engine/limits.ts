/** How much one activation may do before it stops with an incident. */
export interface Limits {
  /**
   * Steps one activation may take before it stops with an incident: what keeps a loop without a wait from holding a
   * worker's thread. Above what a diagram of 5,000 elements needs, and well inside a workflow task's five seconds even
   * if every step evaluates an expression.
   */
  readonly steps: number;
  /** Units of work its expressions may do together (`feel/limits.ts`), if not as many as usual. */
  readonly work?: number;
}

export const DEFAULT_LIMITS: Limits = { steps: 20_000 };
