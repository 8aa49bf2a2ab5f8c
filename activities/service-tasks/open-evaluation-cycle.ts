import { z } from 'zod';
import { findCurrentCycle, insertCycle } from '../../db/registers/evaluation-cycles.ts';
import { nextCode, yearOf } from '../../db/registers/codes.ts';
import { findPublishedScheme } from '../../db/registers/indicator-schemes.ts';
import { loadOrganisationTree } from '../../db/registers/organisations.ts';
import { insertStationEvaluations } from '../../db/registers/station-evaluations.ts';
import { evaluationKinds } from '../../domain/evaluations/evaluation-kind.ts';
import { isRunByAgency } from '../../domain/organisations/organisation.ts';
import { dueText } from '../../domain/working-days/due-text.ts';
import { BpmnError, defineServiceTask, type ServiceTaskContext } from './handler.ts';
import { planDates } from './support/evaluation-plan-dates.ts';
import { refusePlan } from './support/refuse-plan.ts';
import { codes } from './support/evaluation-fields.ts';
import { reviewTeam } from './support/review-team.ts';
import { auditEvaluation } from './support/evaluation-work.ts';
import { code, optional, optionalText, wholeNumber } from './support/fields.ts';

const TITLE = '开始绩效评估';

/** Of the cycle's code and so of its instance's business key: PJ-2026-000001. */
const PREFIX = 'PJ';

const workingDays = (label: string) => wholeNumber(label, 1, 250);

/**
 * Begins a 中期 or 末期 evaluation of a year (Art 35) with the year's published scheme: the cycle and a row for every station. What isn't
 * given is what the yearly schedule means: this year, all stations, all supervisors, dates by working days.
 */
export const openEvaluationCycle = defineServiceTask({
  type: 'open-evaluation-cycle',
  title: TITLE,
  input: z.object({
    cycleId: optionalText('编号', 50),
    year: optional(wholeNumber('年度', 2020, 2100)),
    kind: code('评估类型', ['mid-term', 'final']),
    stations: codes,
    reviewers: codes,
    selfAssessmentDue: optionalText('自评截止时间', 40),
    reviewDue: optionalText('评审截止时间', 40),
    closesAt: optionalText('评估截止时间', 40),
    selfAssessmentDays: optional(workingDays('自评天数')),
    reviewDays: optional(workingDays('评审天数')),
    closingDays: optional(workingDays('截止天数')),
  }),
  output: z.object({
    cycleId: z.string(),
    year: z.number(),
    kind: z.string(),
    stations: z.array(z.string()),
    reviewers: z.array(z.string()),
    selfAssessmentDue: z.string(),
    reviewDue: z.string(),
    closesAt: z.string(),
    problem: z.null(),
  }),
  async run({ cycleId, year: given, kind, stations: chosen, reviewers: named, ...dates }, context) {
    const { transaction, now, instanceId, actor } = context;
    const year = given ?? yearOf(now);
    const scheme = await findPublishedScheme(transaction, year);
    if (scheme === undefined) throw refusal('NO_SCHEME', `${year} 年还没有发布评估指标`, year);
    const label = `${year} 年${evaluationKinds[kind]}评估`;
    const current = await findCurrentCycle(transaction, year, kind);
    if (current !== undefined) throw refusal('CYCLE_EXISTS', `${label}已经开始（${current.id}）`, year);
    const stations = await chooseStations(context, chosen);
    const reviewers = await reviewTeam(context, named, stations);
    const { selfAssessmentDue, reviewDue, closesAt } = await planDates(context, dates);
    const id = cycleId ?? (await nextCode(transaction, PREFIX, now));
    const cycle = { id, year, kind, schemeId: scheme.id, selfAssessmentDue, reviewDue, closesAt, reviewers, instanceId, startedBy: actor };
    if (!(await insertCycle(transaction, { ...cycle, startedAt: now }))) {
      throw refusal('CYCLE_EXISTS', `${label}刚刚由他人开始`, year);
    }
    await insertStationEvaluations(transaction, { cycleId: id, stations, at: now });
    await auditEvaluation(context, id, 'open-cycle', { year, kind, stations: stations.length, scheme: scheme.id });
    return {
      cycleId: id,
      year,
      kind,
      stations: [...stations],
      reviewers: [...reviewers],
      selfAssessmentDue: dueText(selfAssessmentDue),
      reviewDue: dueText(reviewDue),
      closesAt: closesAt.toISOString(),
      problem: null,
    };
  },
});

function refusal(code: 'NO_SCHEME' | 'CYCLE_EXISTS', problem: string, year: number): BpmnError {
  return new BpmnError(code, problem, { year, problem });
}

/** The stations that were chosen, in the city's order; all of them by default. Stations are what an agency runs (Art 11). */
async function chooseStations({ transaction }: ServiceTaskContext, chosen: readonly string[]): Promise<readonly string[]> {
  const tree = await loadOrganisationTree(transaction);
  const all = tree.all.filter(({ tier }) => isRunByAgency(tier)).map((station) => station.code);
  const unknown = chosen.filter((station) => !all.includes(station));
  if (unknown.length > 0) throw refusePlan(`不是正在运行的社工站：${unknown.join('、')}`);
  return chosen.length === 0 ? all : all.filter((station) => chosen.includes(station));
}
