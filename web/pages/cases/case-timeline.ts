import type { CaseFile } from '../../../db/registers/case-file.ts';
import { closeReasons, riskLevels } from '../../../domain/case-status.ts';
import { approvalLabels, labelOf, referralLabels, reviewLabels } from './labels.ts';

/** What the partial `timeline` shows of a case: everything that people did, the latest first. */
export interface TimelineItem {
  readonly at: Date;
  readonly text: string;
  readonly kind: 'done' | 'note' | 'problem';
}

export function caseTimeline(
  file: CaseFile,
  personName: (id: string) => string,
  organisationName: (code: string) => string,
): TimelineItem[] {
  const { records } = file;
  const items: TimelineItem[] = [
    { at: file.openedAt, text: `${personName(file.openedBy)} 立案${file.source === null ? '' : `，来源：${file.source}`}`, kind: 'done' },
    ...records.assessments.map(({ at, byPerson, riskLevel, situation }) =>
      done(at, `${personName(byPerson)} 完成评估：${riskLevels[riskLevel]}\n${situation}`),
    ),
    ...records.plans.map(({ at, byPerson, version, plannedSessions }) =>
      done(at, `${personName(byPerson)} ${version === 1 ? '制定方案' : `修改方案（第 ${version} 稿）`}，计划服务 ${plannedSessions} 次`),
    ),
    ...records.approvals.map(({ at, byPerson, result, reason }) => ({
      at,
      text: `${personName(byPerson)} 审批方案：${labelOf(approvalLabels, result)}${reason === null ? '' : `\n${reason}`}`,
      kind: result === 'approved' ? ('done' as const) : ('problem' as const),
    })),
    ...records.sessions.map(({ at, byPerson, number, content }) =>
      done(at, `${personName(byPerson)} 记录第 ${number} 次服务\n${excerpt(content)}`),
    ),
    ...records.reviews.map(({ at, byPerson, result, findings, advice }) => ({
      at,
      text: `${personName(byPerson)} 过程检查：${labelOf(reviewLabels, result)}\n${findings}${advice === null ? '' : `\n建议：${advice}`}`,
      kind: result === 'insufficient' ? ('problem' as const) : ('done' as const),
    })),
    ...records.crises.flatMap((crisis) => [
      { at: crisis.at, text: `${personName(crisis.byPerson)} 上报危机\n${crisis.description}`, kind: 'problem' as const },
      ...(crisis.handledAt === null
        ? []
        : [
            done(
              crisis.handledAt,
              `${personName(crisis.handledBy ?? '')} 处置危机${crisis.measures === null ? '' : `\n${crisis.measures}`}`,
            ),
          ]),
    ]),
    ...records.consultations.flatMap((consultation) => [
      { at: consultation.at, text: `${personName(consultation.byPerson)} 请督导指导\n${consultation.question}`, kind: 'note' as const },
      ...(consultation.advisedAt === null
        ? []
        : [done(consultation.advisedAt, `${personName(consultation.advisedBy ?? '')} 给出督导意见\n${consultation.advice ?? ''}`)]),
    ]),
    ...records.referrals.flatMap((referral) => [
      {
        at: referral.at,
        text: `${personName(referral.byPerson)} 申请转介到${organisationName(referral.toOrganisation)}\n${referral.reason}`,
        kind: 'note' as const,
      },
      ...(referral.answeredAt === null
        ? []
        : [
            done(
              referral.answeredAt,
              `${labelOf(referralLabels, referral.status)}${referral.answer === null ? '' : `\n${referral.answer}`}`,
            ),
          ]),
    ]),
    ...records.closings.map(({ at, byPerson, closeReason, summary, satisfaction }) =>
      done(
        at,
        `${personName(byPerson)} 结项：${closeReasons[closeReason]}${satisfaction === null ? '' : `，满意度 ${satisfaction} / 5`}\n${summary}`,
      ),
    ),
    ...(file.closedAt === null
      ? []
      : [
          done(
            file.closedAt,
            file.status === 'withdrawn' ? `个案撤回：${file.withdrawReason ?? ''}` : `归档，档案号 ${file.archiveCode ?? ''}`,
          ),
        ]),
  ];
  return items.toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

function done(at: Date, text: string): TimelineItem {
  return { at, text, kind: 'done' };
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}……` : text;
}
