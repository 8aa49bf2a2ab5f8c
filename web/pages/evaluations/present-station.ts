import { offeredActions } from '../../../db/instances/user-actions.ts';
import { openTasksOf } from '../../../db/instances/open-tasks.ts';
import { listAppeals } from '../../../db/registers/evaluation-appeals.ts';
import type { EvaluationCycle } from '../../../db/registers/evaluation-cycles.ts';
import { collectEvidence, findKeptEvidence, type Evidence } from '../../../db/registers/evaluation-evidence.ts';
import { listMaterials } from '../../../db/registers/evaluation-materials.ts';
import { listPoints, type PointsRow } from '../../../db/registers/evaluation-points.ts';
import { listReviews } from '../../../db/registers/evaluation-reviews.ts';
import { listRectifications } from '../../../db/registers/rectifications.ts';
import type { StationEvaluation } from '../../../db/registers/station-evaluations.ts';
import {
  evaluationScope,
  maySeeProvisional,
  maySeeReviewersPoints,
  maySubmitMaterials,
  mayHoldEvaluations,
} from '../../../domain/access/evaluation-access.ts';
import { evidenceCodes, evidenceKinds, type EvidenceKind } from '../../../domain/evaluations/evidence.ts';
import { scoredIndicators, type Indicator } from '../../../domain/evaluations/indicator-scheme.ts';
import { gradeLabel, type Points } from '../../../domain/evaluations/scoring.ts';
import { instanceAddress } from '../../addresses.ts';
import { figure } from '../../charts/chart.ts';
import { listAddress } from '../../pagination.ts';
import { namesOfPeople } from '../../people-names.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { presentActions } from '../../tasks/present-actions.ts';
import { presentOpenTasks } from '../../tasks/present-open-tasks.ts';
import { cycleTitle, schemeOf, stationAddress } from './present-board.ts';
import { compareStation } from './station-comparison.ts';
import { stationProgress } from './station-progress.ts';

/** One station in a cycle: what it says of itself, what it was given, and what the system has counted. */
export async function presentStation(
  services: Services,
  person: Person,
  cycle: EvaluationCycle,
  evaluation: StationEvaluation,
): Promise<object> {
  const { database, directory } = services;
  const { id, station, status } = evaluation;
  const instances = evaluation.instanceId === null ? [] : [evaluation.instanceId];
  const [{ content: scheme }, points, reviews, kept, live, materials, appeals, rectifications, tasks, offered, tree] = await Promise.all([
    schemeOf(services, cycle),
    listPoints(database, id),
    listReviews(database, id),
    findKeptEvidence(database, id),
    collectEvidence(database, station, cycle.year, services.now()),
    listMaterials(database, id),
    listAppeals(database, id),
    listRectifications(database, id),
    openTasksOf(database, instances),
    offeredActions(database, instances),
    services.organisations(),
  ]);
  const seesResult = maySeeProvisional(person, status);
  const seesReviewers = maySeeReviewersPoints(person, status);
  const self = pointsOf(points, 'self');
  const final = pointsOf(points, 'final');
  const provisional = pointsOf(points, 'provisional');
  const standing = Object.keys(final).length > 0 ? final : provisional;
  const personName = await namesOfPeople(directory, [
    ...reviews.map(({ reviewer }) => reviewer),
    ...materials.map(({ uploadedBy }) => uploadedBy),
    evaluation.confirmedBy,
    ...appeals.flatMap(({ byPerson, decidedBy }) => [byPerson, decidedBy]),
  ]);
  const titles = new Map(scoredIndicators(scheme).map(({ code, title }) => [code, title]));
  const titleOf = (code: string): string => titles.get(code) ?? code;
  return {
    id,
    title: `${tree.find(station)?.shortName ?? station} ${cycleTitle(cycle)}`,
    stationName: tree.find(station)?.name ?? station,
    cycleTitle: cycleTitle(cycle),
    cycleAddress: evaluationScope(person, tree).kind === 'all' ? `/evaluations/${encodeURIComponent(cycle.id)}` : undefined,
    address: stationAddress(cycle.id, station),
    evaluation,
    progress: stationProgress(evaluation, cycle, services.now()),
    instanceAddress: evaluation.instanceId === null ? undefined : instanceAddress(evaluation.instanceId),
    tasks: await presentOpenTasks(services, person, tasks),
    actions: presentActions(offered, person),
    gradeLabel: seesResult ? gradeLabel(scheme, evaluation.grade) : undefined,
    seesResult,
    confirmedBy: personName(evaluation.confirmedBy),
    reviewers: seesReviewers
      ? reviews.map((review) => ({ ...review, name: personName(review.reviewer), round: review.round > 1 ? '合议' : '独立评审' }))
      : [],
    groups: scheme.indicators.map((group) => ({
      title: group.title,
      weight: group.weight,
      indicators: group.indicators.map((indicator) => ({
        ...indicator,
        self: said(self[indicator.code]),
        selfNote: points.find((row) => row.source === 'self' && row.indicator === indicator.code)?.note,
        standing: seesResult ? said(standing[indicator.code]) : '',
        lost: seesResult ? lostOf(indicator, standing) : '',
        evidence: indicator.evidence.map((kind) => presentEvidence(kind, live, kept?.evidence, { station, year: cycle.year })),
        files: materials
          .filter((material) => material.indicator === indicator.code && material.withdrawnAt === null)
          .map((material) => ({ ...material, by: personName(material.uploadedBy), size: sizeText(material.size) })),
      })),
    })),
    evidence: evidenceCodes.map((kind) => presentEvidence(kind, live, kept?.evidence, { station, year: cycle.year })),
    keptAt: kept?.at,
    mayUpload: maySubmitMaterials(person, station, status),
    appeals: appeals.map((appeal) => ({
      ...appeal,
      by: personName(appeal.byPerson),
      decidedBy: personName(appeal.decidedBy),
      titles: appeal.indicators.map(titleOf),
      decisionLabel: appeal.decision === null ? '待答复' : { upheld: '维持原结果', adjusted: '调整得分' }[appeal.decision],
    })),
    rectifications: rectifications.map((each) => ({ ...each, title: titleOf(each.indicator), ...RECTIFICATION[each.status] })),
    chart: seesResult
      ? await compareStation(database, {
          cycle,
          station,
          scheme,
          own: standing,
          withAverage: mayHoldEvaluations(person) || cycle.status === 'published',
        })
      : undefined,
  };
}

const RECTIFICATION = {
  open: { statusLabel: '待整改', kind: 'warn' },
  reported: { statusLabel: '待核查', kind: 'current' },
  accepted: { statusLabel: '已整改', kind: 'done' },
  expired: { statusLabel: '逾期未整改', kind: 'problem' },
} as const;

function pointsOf(rows: readonly PointsRow[], source: PointsRow['source']): Points {
  return Object.fromEntries(rows.filter((row) => row.source === source).map(({ indicator, points }) => [indicator, points]));
}

function said(points: number | undefined): string {
  return points === undefined ? '' : figure(points);
}

function lostOf({ code, weight }: Indicator, points: Points): string {
  const given = points[code];
  return given === undefined || given >= weight ? '' : `−${figure(weight - given)}`;
}

function presentEvidence(kind: EvidenceKind, live: Evidence, kept: Evidence | undefined, of: StationYear) {
  return {
    label: evidenceKinds[kind],
    live: figure(live[kind]),
    kept: kept === undefined ? undefined : figure(kept[kind]),
    address: SOURCES[kind]?.(of),
  };
}

interface StationYear {
  readonly station: string;
  readonly year: number;
}

const casesOf = ({ station }: StationYear): string => listAddress('/cases', { organisation: station });
const ledgerOf = ({ station }: StationYear): string => listAddress('/ledger', { organisation: station });

/** Where a number can be looked into. */
const SOURCES: Readonly<Partial<Record<EvidenceKind, (of: StationYear) => string>>> = {
  'cases-served': casesOf,
  'cases-closed': casesOf,
  'ledger-entries': ledgerOf,
  'service-hours': ledgerOf,
  'training-hours': ({ station, year }) => listAddress('/training/hours', { station, year: String(year) }),
};

function sizeText(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
