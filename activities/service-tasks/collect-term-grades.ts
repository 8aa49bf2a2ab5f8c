import { z } from 'zod';
import { resultBands } from '../../db/registers/contract-proofs.ts';
import { listBreaches } from '../../db/registers/contract-breaches.ts';
import { listResults } from '../../db/registers/contract-results.ts';
import { evaluationKinds } from '../../domain/evaluations/evaluation-kind.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { findPerforming } from './support/contract-work.ts';
import { optional } from './support/fields.ts';

const TITLE = '汇集本期评估等次';

/**
 * What the decision about going on rests on (Art 14, 35): what each grade of the term means for it, as the scheme says by which the station
 * was evaluated, and how often it was breached. Codes of grades are the bureau's own, and no decision can know them.
 */
export const collectTermGrades = defineServiceTask({
  type: 'collect-term-grades',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)) }),
  output: z.object({
    // read by decisions of versions that were deployed before
    grades: z.array(z.string()),
    renewals: z.array(z.enum(['renew', 'conditional', 'retender'])),
    breachCount: z.number(),
    results: z.array(z.object({ title: z.string(), score: z.number(), grade: z.string() })),
  }),
  async run({ contractId }, context) {
    const { transaction } = context;
    const { contract, term } = await findPerforming(context, TITLE, contractId);
    const results = (await listResults(transaction, contract.id)).filter((result) => result.term === term.number);
    const breaches = (await listBreaches(transaction, contract.id)).filter(
      (breach) => breach.term === term.number && breach.status !== 'dismissed',
    );
    const bands = await resultBands(transaction, contract.id);
    const graded = results.map((result) => {
      const band = bands.get(result.evaluationId);
      if (band !== undefined) return { ...result, ...band };
      throw new InvalidServiceTaskInput(TITLE, `评估 ${result.evaluationId} 的等次“${result.grade}”不在它的评估指标里，不能据以决定续签`);
    });
    return {
      grades: graded.map(({ grade }) => grade),
      renewals: graded.map(({ renewal }) => renewal),
      breachCount: breaches.length,
      results: graded.map(({ year, kind, score, label }) => ({
        title: `${year} 年${kind === 'final' ? evaluationKinds.final : evaluationKinds['mid-term']}`,
        score,
        grade: label,
      })),
    };
  },
});
