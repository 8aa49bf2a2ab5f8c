import { describe, expect, it } from 'vitest';
import type { EvaluationCycle } from '../../../../db/registers/evaluation-cycles.ts';
import type { StationEvaluation } from '../../../../db/registers/station-evaluations.ts';
import { stationProgress } from '../../../../web/pages/evaluations/station-progress.ts';

const at = (time: string) => new Date(`2026-07-08T${time}+08:00`);

const cycle: EvaluationCycle = {
  id: 'PJ-2026-000001',
  year: 2026,
  kind: 'mid-term',
  schemeId: 'scheme',
  status: 'running',
  selfAssessmentDue: at('14:30:00'),
  reviewDue: at('18:00:00'),
  closesAt: new Date('2026-09-01T18:00:00+08:00'),
  reviewers: [],
  instanceId: 'annual-evaluation:PJ-2026-000001',
  startedBy: 'desk',
  startedAt: at('09:00:00'),
  pausedReason: null,
  publishedAt: null,
  cancelledReason: null,
};

const station: StationEvaluation = {
  id: 'PJ-2026-000001/xigou',
  cycleId: 'PJ-2026-000001',
  station: 'xigou',
  status: 'self-assessing',
  instanceId: null,
  addedReason: null,
  excusedReason: null,
  notSubmitted: false,
  selfScore: null,
  provisionalScore: null,
  finalScore: null,
  grade: null,
  place: null,
  submittedBy: null,
  submittedAt: null,
  confirmedBy: null,
  confirmedAt: null,
  remindedAt: null,
  escalatedAt: null,
};

describe('stationProgress', () => {
  it('given a self-assessment that is missing, is late from the moment it is due', () => {
    expect(stationProgress(station, cycle, at('14:29:59')).late).toBeUndefined();
    expect(stationProgress(station, cycle, at('14:30:00'))).toMatchObject({ late: '自评超期', tone: 'problem' });
    expect(stationProgress({ ...station, remindedAt: at('14:30:01') }, cycle, at('14:31:00')).late).toBe('自评超期，已提醒');
  });

  it('given a review that is missing, is late from the moment that is due', () => {
    const reviewed = { ...station, status: 'reviewing' as const };
    expect(stationProgress(reviewed, cycle, at('17:59:59')).late).toBeUndefined();
    expect(stationProgress(reviewed, cycle, at('18:00:00')).late).toBe('评审超期');
  });
});
