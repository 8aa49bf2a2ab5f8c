import type { CaseStatus, RiskLevel } from '../case-status.ts';
import { granted, reasonNeeded, refused, type AccessDecision } from './decision.ts';
import type { ReadingScope } from './reading-scope.ts';

/** What the policy asks of a case. */
export interface CaseSubject {
  readonly organisation: string;
  readonly status: CaseStatus;
  readonly riskLevel: RiskLevel | null;
  readonly escalated: boolean;
  readonly crisis: boolean;
  readonly consultation: boolean;
  /** Organisation that was asked to take the case over and hasn't answered. */
  readonly referredTo: string | null;
  /** Candidate groups and people (assignees, candidates) of the case's open tasks. */
  readonly taskGroups: readonly string[];
  readonly taskPeople: readonly string[];
}

/** What the policy asks of a client: where the file is kept, and the client's cases. */
export interface ClientSubject {
  readonly organisation: string;
  readonly cases: readonly CaseSubject[];
}

export function mayReadCase(scope: ReadingScope, subject: CaseSubject): AccessDecision {
  const { organisation } = subject;
  const readable =
    scope.all.includes(organisation) ||
    (isBeingArchived(subject) && scope.archive.includes(organisation)) ||
    (isAlarmed(subject) && scope.alarmed.includes(organisation)) ||
    (subject.consultation && scope.consulted.includes(organisation)) ||
    (subject.referredTo !== null && scope.receives.includes(subject.referredTo)) ||
    subject.taskPeople.includes(scope.person) ||
    subject.taskGroups.some((group) => scope.groups.includes(group));
  if (readable) return granted;
  if (scope.withReason.includes(organisation)) return reasonNeeded('查阅服务对象资料需填写查阅理由，查阅会被记录（依据第二十四条）');
  return refused('这份资料不在您的职责范围内，如工作需要请联系所属站（室）负责人');
}

/** A client's file is readable with any of the client's cases, or where it is kept. */
export function mayReadClient(scope: ReadingScope, subject: ClientSubject): AccessDecision {
  if (scope.all.includes(subject.organisation)) return granted;
  const decisions = subject.cases.map((each) => mayReadCase(scope, each));
  return (
    decisions.find(({ kind }) => kind === 'granted') ??
    decisions.find(({ kind }) => kind === 'reasonNeeded') ??
    (scope.withReason.includes(subject.organisation)
      ? reasonNeeded('查阅服务对象资料需填写查阅理由，查阅会被记录（依据第二十四条）')
      : refused('这份档案不在您的职责范围内，如工作需要请联系所属站（室）负责人'))
  );
}

/** What makes a case known to the master station. */
export function isAlarmed(subject: Pick<CaseSubject, 'escalated' | 'crisis' | 'riskLevel'>): boolean {
  return subject.escalated || subject.crisis || subject.riskLevel === 'high';
}

function isBeingArchived({ status }: CaseSubject): boolean {
  return status === 'archiving' || status === 'archived';
}
