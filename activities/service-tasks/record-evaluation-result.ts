import { z } from 'zod';
import { insertResult, listResults, stationOfEvaluation } from '../../db/registers/contract-results.ts';
import { evaluationKinds } from '../../domain/evaluations/evaluation-kind.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditContract, findPerforming } from './support/contract-work.ts';
import { code, optional, text, wholeNumber } from './support/fields.ts';

const TITLE = '登记评估结果';

/**
 * Keeps what an evaluation of the station came to, with the term by which it was earned (Art 14, 35). A contract that is over refuses it
 * (`CONTRACT_ENDED`), one that isn't in force yet too (`NOT_IN_FORCE`); the same result twice counts once. How many results the term has by
 * now tells the diagram whether a proposal about going on has missed one.
 */
export const recordEvaluationResult = defineServiceTask({
  type: 'record-evaluation-result',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    evaluationId: text('评估编号', 100),
    year: wholeNumber('年度', 2020, 2100),
    kind: code('评估类别', ['mid-term', 'final']),
    score: z.number({ error: '得分应为数字' }).min(0, '得分不能小于 0').max(100, '得分不能大于 100'),
    grade: text('等次', 40),
  }),
  output: z.object({ resultRecorded: z.boolean(), resultLabel: z.string(), resultsOfTerm: z.number() }),
  async run({ contractId, evaluationId, year, kind, score, grade }, context) {
    const { transaction, now } = context;
    const { contract, term } = await findPerforming(context, TITLE, contractId);
    const station = await stationOfEvaluation(transaction, evaluationId);
    if (station !== contract.station) throw new InvalidServiceTaskInput(TITLE, `${evaluationId} 不是本协议所在社工站的评估`);
    const result = { evaluationId, term: term.number, year, kind, score, grade, receivedAt: now };
    const resultRecorded = await insertResult(transaction, contract.id, result);
    if (resultRecorded) await auditContract(context, contract.id, 'result', { evaluation: evaluationId, score, grade });
    const ofTerm = (await listResults(transaction, contract.id)).filter((each) => each.term === term.number);
    return { resultRecorded, resultLabel: `${year} 年${evaluationKinds[kind]}`, resultsOfTerm: ofTerm.length };
  },
});
