/** One of the systems under test, as a person's inbox sees it. */
export interface Contender {
  readonly name: string;
  /** Starts a case of the lifecycle. */
  start(caseId: string): Promise<void>;
  complete(caseId: string, task: InboxTask, variables: Readonly<Record<string, string | number>>): Promise<void>;
  /** The inbox query for the case: what the worker may do now. */
  openTasks(caseId: string): Promise<readonly InboxTask[]>;
  /** Process id of the worker, for its processor time. */
  readonly workerPid: number | undefined;
  stop(): Promise<void>;
}

export interface InboxTask {
  /** What completes it. */
  readonly key: string;
  /** The step of the lifecycle. */
  readonly step: string;
}
