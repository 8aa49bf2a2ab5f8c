import { caseStatuses, type CaseStatus } from '../../../domain/case-status.ts';

/** One stage of Art 17 in the row of stages at the top of a case. */
export interface LifecycleStage {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

const ROW: readonly CaseStatus[] = ['collecting', 'assessing', 'planning', 'approving', 'serving', 'closing', 'archiving'];

/** The stages with where the case stands. A referral takes the place of the closing; a withdrawn case stops where it was. */
export function lifecycleStages(status: CaseStatus, wasReferred: boolean): readonly LifecycleStage[] {
  const row = ROW.map((stage): CaseStatus => (stage === 'closing' && (status === 'referring' || wasReferred) ? 'referring' : stage));
  const position = status === 'archived' ? row.length : row.indexOf(status);
  return row.map((stage, index) => ({
    label: stage === 'archiving' ? '归档' : caseStatuses[stage].label,
    state: index < position ? 'done' : index === position ? 'current' : 'ahead',
  }));
}
