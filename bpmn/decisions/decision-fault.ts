/** Why a decision can't run. */
export interface DecisionFault {
  readonly message: string;
  readonly remedy: string;
}
