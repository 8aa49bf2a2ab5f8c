import type { Expression } from './expression.ts';

/** `zeebe:taskDefinition` and headers: work for a handler, found by type. */
export interface JobDefinition {
  readonly type: Expression;
  /** Attempts in all before an incident; a non-negative integer. */
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a user task says about who, when and with which form. */
export interface UserTaskProperties {
  readonly assignee?: Expression;
  /** A list of `role@organisation`, or a comma-separated string. */
  readonly candidateGroups?: Expression;
  readonly candidateUsers?: Expression;
  /** ISO 8601 date time. */
  readonly dueDate?: Expression;
  readonly followUpDate?: Expression;
  /** 0–100, default 50. */
  readonly priority?: Expression;
  readonly formId?: string;
  readonly deadline?: WorkingDayDeadline;
  /** `sw:separation`: people who completed one of these elements may not take the task (Art 13: nobody approves own work). */
  readonly notCompletedBy: readonly string[];
  /** `zeebe:taskListeners`: jobs before the task appears in an inbox, and after a person has completed it. */
  readonly creatingListeners?: readonly JobDefinition[];
  readonly completingListeners?: readonly JobDefinition[];
}

/**
 * `sw:deadline`: a due date in working days. The calendar is outside the engine: the task asks for its
 * resolution and receives the dates by the trigger `deadlineResolved`.
 */
export interface WorkingDayDeadline {
  /** Working days from creation until due; a positive integer. */
  readonly workingDays: Expression;
  /** Working days before the due date at which a reminder goes out. */
  readonly remindBefore?: Expression;
  /** Groups that join the candidates when the task is overdue: the tier above. */
  readonly escalateTo?: Expression;
}
