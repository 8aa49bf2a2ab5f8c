import type { StationEvaluation } from '../../../db/registers/station-evaluations.ts';
import type { EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { stationEvaluationStatuses, type StationEvaluationStatus } from '../../../domain/evaluations/evaluation-status.ts';
import type { Tone } from '../../charts/chart.ts';

/** How far a station is, what it waits for, and whether that is late. */
export interface StationProgress {
  readonly label: string;
  /** 0–100. */
  readonly percent: number;
  /** Empty: nothing any more. */
  readonly waitsFor: string;
  readonly late?: string;
  readonly tone: Tone;
}

export function stationProgress(
  { status, notSubmitted, remindedAt, escalatedAt }: StationEvaluation,
  cycle: EvaluationCycle,
  now: Date,
): StationProgress {
  const late = lateness(status, cycle, now);
  return {
    label: notSubmitted ? '未提交' : stationEvaluationStatuses[status],
    percent: PERCENT[status],
    waitsFor: WAITS_FOR[status],
    ...(late === undefined ? {} : { late: `${late}${escalatedAt !== null ? '，已上报' : remindedAt !== null ? '，已提醒' : ''}` }),
    tone:
      notSubmitted || late !== undefined
        ? 'problem'
        : status === 'done' || status === 'rectifying'
          ? 'done'
          : status === 'excused' || status === 'cancelled'
            ? 'quiet'
            : 'primary',
  };
}

function lateness(status: StationEvaluationStatus, { selfAssessmentDue, reviewDue }: EvaluationCycle, now: Date): string | undefined {
  if ((status === 'self-assessing' || status === 'checking') && now >= selfAssessmentDue) return '自评超期';
  if ((status === 'reviewing' || status === 'discussing') && now >= reviewDue) return '评审超期';
  return undefined;
}

const PERCENT: Readonly<Record<StationEvaluationStatus, number>> = {
  'self-assessing': 10,
  checking: 25,
  reviewing: 40,
  discussing: 50,
  provisional: 65,
  appealing: 70,
  confirming: 80,
  rectifying: 90,
  done: 100,
  excused: 100,
  cancelled: 100,
};

const WAITS_FOR: Readonly<Record<StationEvaluationStatus, string>> = {
  'self-assessing': '等站点自评并交材料',
  checking: '等补齐材料',
  reviewing: '等督导团队评审',
  discussing: '等评审人合议',
  provisional: '等站点确认或申诉',
  appealing: '等答复申诉',
  confirming: '等分管负责同志确认',
  rectifying: '等整改核查',
  done: '',
  excused: '',
  cancelled: '',
};
