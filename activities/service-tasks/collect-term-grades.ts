import { z } from 'zod';
import { listBreaches } from '../../db/registers/contract-breaches.ts';
import { listResults } from '../../db/registers/contract-results.ts';
import { newestPublishedScheme } from '../../db/registers/published-scheme.ts';
import { evaluationKinds } from '../../domain/evaluations/evaluation-kind.ts';
import { defineServiceTask } from './handler.ts';
import { findPerforming } from './support/contract-work.ts';
import { optional } from './support/fields.ts';

const TITLE = '汇集本期评估等次';

/** What the decision about going on rests on (Art 14, 35): the grades of the term and how often it was breached. */
export const collectTermGrades = defineServiceTask({
  type: 'collect-term-grades',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)) }),
  output: z.object({
    grades: z.array(z.string()),
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
    const labels = new Map((await newestPublishedScheme(transaction))?.bands.map(({ grade, label }) => [grade, label]));
    return {
      grades: results.map(({ grade }) => grade),
      breachCount: breaches.length,
      results: results.map(({ year, kind, score, grade }) => ({
        title: `${year} 年${kind === 'final' ? evaluationKinds.final : evaluationKinds['mid-term']}`,
        score,
        grade: labels.get(grade) ?? grade,
      })),
    };
  },
});
