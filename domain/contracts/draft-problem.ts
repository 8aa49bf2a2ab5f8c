/** What keeps a contract from going on: where in the draft, what is wrong and how to mend it, and which article asks for it. */
export interface DraftProblem {
  readonly at: string;
  readonly message: string;
  readonly article?: string;
}
