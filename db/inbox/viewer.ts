/** The person whose inbox is asked for. */
export interface Viewer {
  readonly id: string;
  /** Candidate groups, `role@organisation`. */
  readonly groups: readonly string[];
}

/** Everything in `task_candidates.candidate` that stands for the person. */
export function candidatesOf(viewer: Viewer): string[] {
  return [...viewer.groups, `user:${viewer.id}`];
}
