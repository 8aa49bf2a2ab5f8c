import { z } from 'zod';
import { lockCycle, markCyclePublished } from '../../db/registers/evaluation-cycles.ts';
import { notifyPeople } from '../../db/registers/notifications.ts';
import { listBoard } from '../../db/registers/station-evaluations.ts';
import { cycleStatuses } from '../../domain/evaluations/evaluation-status.ts';
import { evaluationKinds } from '../../domain/evaluations/evaluation-kind.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditEvaluation } from './support/evaluation-work.ts';
import { text } from './support/fields.ts';

const TITLE = '发布评估结果';

/** Publishes a cycle's results: each station hears its own score and place, and from now on reads the ranking. */
export const publishCycle = defineServiceTask({
  type: 'publish-cycle',
  title: TITLE,
  input: z.object({ cycleId: text('评估编号', 50) }),
  output: z.object({ notified: z.number(), publishedAt: z.string() }),
  async run({ cycleId }, context) {
    const { transaction, now } = context;
    const cycle = await lockCycle(transaction, cycleId);
    if (cycle === undefined) throw new InvalidServiceTaskInput(TITLE, `没有编号为 ${cycleId} 的评估期`);
    if (!(await markCyclePublished(transaction, cycleId, now))) {
      throw new BpmnError('NOT_RUNNING', `评估 ${cycleId} ${cycleStatuses[cycle.status]}，不能发布`);
    }
    let notified = 0;
    for (const { id, station, shortName, finalScore, place } of await listBoard(transaction, cycleId)) {
      if (place === null) continue;
      const result = `${finalScore ?? 0} 分，第 ${place} 名`;
      notified += await notifyPeople(transaction, {
        level: 'info',
        message: `${cycle.year} 年${evaluationKinds[cycle.kind]}绩效评估结果已发布：${shortName}${result}。`,
        groups: ['head', 'lead', 'agency-manager'].map((role) => `${role}@${station}`),
        caseId: id,
      });
    }
    await auditEvaluation(context, cycleId, 'publish', { notified });
    return { notified, publishedAt: now.toISOString() };
  },
});
