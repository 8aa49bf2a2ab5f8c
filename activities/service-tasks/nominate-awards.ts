import { z } from 'zod';
import { notifyPeople } from '../../db/registers/notifications.ts';
import { listBoard } from '../../db/registers/station-evaluations.ts';
import { awardNominees } from '../../domain/evaluations/award-nominees.ts';
import { evaluationKinds } from '../../domain/evaluations/evaluation-kind.ts';
import { bestBand } from '../../domain/evaluations/scoring.ts';
import { defineServiceTask } from './handler.ts';
import { auditEvaluation, findCycleWork } from './support/evaluation-work.ts';
import { text } from './support/fields.ts';

const TITLE = '推荐评优评先';

/** Hands those of the best grade on to 评优评先 (Art 35): the bureau's desk and deputy are told who they are. */
export const nominateAwards = defineServiceTask({
  type: 'nominate-awards',
  title: TITLE,
  input: z.object({ cycleId: text('评估编号', 50) }),
  output: z.object({ nominees: z.array(z.object({ station: z.string(), name: z.string(), score: z.number() })) }),
  async run({ cycleId }, context) {
    const { transaction } = context;
    const { cycle, scheme } = await findCycleWork(context, TITLE, cycleId);
    const nominees = awardNominees(scheme, await listBoard(transaction, cycleId)).map(({ station, shortName, finalScore }) => ({
      station,
      name: shortName,
      score: finalScore,
    }));
    const label = `${cycle.year} 年${evaluationKinds[cycle.kind]}绩效评估`;
    const names = nominees.map(({ name, score }) => `${name}（${score} 分）`).join('、');
    await notifyPeople(transaction, {
      level: 'info',
      message:
        nominees.length === 0 ? `${label}没有站评为“${bestBand(scheme).label}”，本期无评优评先推荐。` : `${label}推荐评优评先：${names}。`,
      groups: ['desk@bureau', 'deputy@bureau'],
      caseId: cycleId,
    });
    await auditEvaluation(context, cycleId, 'nominate-awards', { nominees: nominees.map(({ station }) => station) });
    return { nominees };
  },
});
