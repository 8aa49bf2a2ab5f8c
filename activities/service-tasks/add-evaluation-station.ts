import { z } from 'zod';
import { findOrganisation } from '../../db/registers/organisations.ts';
import { evaluationIdOf, insertStationEvaluations } from '../../db/registers/station-evaluations.ts';
import { cycleStatuses } from '../../domain/evaluations/evaluation-status.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { findReviewers } from './support/evaluation-people.ts';
import { auditEvaluation, findCycleWork } from './support/evaluation-work.ts';
import { text } from './support/fields.ts';

const TITLE = '增加评估站点';

/** Puts a station into a cycle that is under way, with the reason. What can't be is `STATION_REFUSED` and changes nothing. */
export const addEvaluationStation = defineServiceTask({
  type: 'add-evaluation-station',
  title: TITLE,
  input: z.object({ cycleId: text('评估编号', 50), station: text('社工站', 60), reason: text('增加理由', 500) }),
  output: z.object({ evaluationId: z.string(), station: z.string(), problem: z.null() }),
  async run({ cycleId, station, reason }, context) {
    const { transaction, now } = context;
    const { cycle } = await findCycleWork(context, TITLE, cycleId);
    const found = await findOrganisation(transaction, station);
    if (found?.tier !== 'master' && found?.tier !== 'station') throw refusal(`“${station}”不是正在运行的社工站`);
    if (cycle.status !== 'running') throw refusal(`评估${cycleStatuses[cycle.status]}，不能增加站点`);
    if (cycle.closesAt <= now) throw refusal('评估已经截止，不能增加站点');
    if ((await findReviewers(transaction, cycle.reviewers)).eligibleFor(station).length === 0) {
      throw refusal(`督导团队里没有可以评审${found.shortName}的人（依据第十三条）`);
    }
    if ((await insertStationEvaluations(transaction, { cycleId, stations: [station], addedReason: reason, at: now })) === 0) {
      throw refusal(`${found.shortName}已经在本期评估中`);
    }
    const evaluationId = evaluationIdOf(cycleId, station);
    await auditEvaluation(context, evaluationId, 'add-station', { reason });
    return { evaluationId, station, problem: null };
  },
});

function refusal(problem: string): BpmnError {
  return new BpmnError('STATION_REFUSED', problem, { problem });
}
