import { closeReasons, riskLevels } from '../../domain/case-status.ts';
import type { CaseFile } from './case-file.ts';

/** Something that happened in a case, as the case page tells it. */
export interface TimelineEntry {
  readonly at: Date;
  /** Person id. */
  readonly by: string;
  readonly kind: 'opened' | 'assessment' | 'plan' | 'approval' | 'session' | 'review' | 'crisis' | 'consultation' | 'referral' | 'closing';
  readonly title: string;
  readonly text: string;
}

/** Everything written in the case, newest first. */
export function caseTimeline({ openedAt, openedBy, summary, records }: CaseFile): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { at: openedAt, by: openedBy, kind: 'opened', title: '建立个案', text: summary ?? '' },
    ...records.assessments.map(({ at, byPerson, riskLevel, situation }) =>
      entry(at, byPerson, 'assessment', `分析评估：${riskLevels[riskLevel]}`, situation),
    ),
    ...records.plans.map(({ at, byPerson, version, goals }) => entry(at, byPerson, 'plan', `服务方案第 ${version} 版`, goals)),
    ...records.approvals.map(({ at, byPerson, result, reason }) =>
      entry(at, byPerson, 'approval', `审批：${APPROVALS[result]}`, reason ?? ''),
    ),
    ...records.sessions.map(({ at, byPerson, number, date, content }) =>
      entry(at, byPerson, 'session', `第 ${number} 次服务（${date}）`, content),
    ),
    ...records.reviews.map(({ at, byPerson, findings }) => entry(at, byPerson, 'review', '过程检查', findings)),
    ...records.crises.map(({ at, byPerson, description }) => entry(at, byPerson, 'crisis', '上报危机', description)),
    ...records.crises.flatMap(({ handledAt, handledBy, measures }) => answered(handledAt, handledBy, 'crisis', '处置危机', measures)),
    ...records.consultations.map(({ at, byPerson, question }) => entry(at, byPerson, 'consultation', '请求督导', question)),
    ...records.consultations.flatMap(({ advisedAt, advisedBy, advice }) =>
      answered(advisedAt, advisedBy, 'consultation', '督导意见', advice),
    ),
    ...records.referrals.map(({ at, byPerson, reason }) => entry(at, byPerson, 'referral', '提出转介', reason)),
    ...records.referrals.flatMap(({ answeredAt, answeredBy, answer, status }) =>
      answered(answeredAt, answeredBy, 'referral', REFERRALS[status], answer),
    ),
    ...records.closings.map(({ at, byPerson, closeReason, summary: closing }) =>
      entry(at, byPerson, 'closing', `结项评估：${closeReasons[closeReason]}`, closing),
    ),
  ];
  return entries.toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

const APPROVALS = { approved: '通过', rejected: '驳回', returned: '退回' } as const;
const REFERRALS = { proposed: '提出转介', accepted: '接收转介', returned: '退回转介', 'consent-refused': '服务对象不同意转介' } as const;

function entry(at: Date, by: string, kind: TimelineEntry['kind'], title: string, text: string): TimelineEntry {
  return { at, by, kind, title, text };
}

function answered(at: Date | null, by: string | null, kind: TimelineEntry['kind'], title: string, text: string | null): TimelineEntry[] {
  return at === null || by === null ? [] : [entry(at, by, kind, title, text ?? '')];
}
