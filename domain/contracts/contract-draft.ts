import { z } from 'zod';

/** Where the money comes from (Art 7). */
export const fundingSources = { municipal: '市本级财政预算', departments: '部门资金整合', charity: '社会慈善资源' } as const;

export type FundingSource = keyof typeof fundingSources;

/** What has to be done by a day. */
export const obligationKinds = { report: '报告', instalment: '付款', evaluation: '绩效评估', other: '其他' } as const;

/** Commissioner is the bureau or the 镇街, agency the 承接机构. */
export const contractParties = { commissioner: '甲方（委托方）', agency: '乙方（承接机构）' } as const;

export type ContractParty = keyof typeof contractParties;

/**
 * What one term of a contract says: the seven clauses of Art 14 as texts, the budget by year and source, targets and dated obligations.
 * A draft may be incomplete; `checkDraft` says what keeps it from signature. Amounts are cents (分).
 */
export const contractDraftSchema = z.strictObject({
  startsOn: z.iso.date('请填写开始日期'),
  endsOn: z.iso.date('请填写结束日期'),
  clauses: z.strictObject({
    scope: clause(),
    goals: clause(),
    indicators: clause(),
    requirements: clause(),
    term: clause(),
    funding: clause(),
    breach: clause(),
  }),
  budget: z
    .array(z.strictObject({ year: z.int().min(2020).max(2100), source: z.enum(['municipal', 'departments', 'charity']), cents: amount() }))
    .max(60),
  targets: z
    .array(
      z.strictObject({
        /** Code of the indicator that it is judged by; absent: of none. */
        indicator: z.string().max(40).optional(),
        description: z.string().min(1).max(200),
        amount: z.number().min(0).max(1_000_000),
        unit: z.string().min(1).max(10),
      }),
    )
    .max(50),
  obligations: z
    .array(
      z.strictObject({
        kind: z.enum(['report', 'instalment', 'evaluation', 'other']),
        title: z.string().min(1).max(100),
        dueOn: z.iso.date('请填写履行日期'),
        party: z.enum(['commissioner', 'agency']),
        cents: amount().optional(),
      }),
    )
    .max(100),
  /** Working days before the end at which going on is decided; absent: as many as the process says. */
  renewalLeadDays: z.int('应为整数').min(0, '不能小于 0').max(250, '不能超过 250').optional(),
  /** Working days before its day at which an obligation becomes a task; absent: as many as the process says. */
  obligationLeadDays: z.int('应为整数').min(0, '不能小于 0').max(120, '不能超过 120').optional(),
});

export type ContractDraft = z.infer<typeof contractDraftSchema>;

/** Sum of the budget in cents. */
export function budgetOf({ budget }: Pick<ContractDraft, 'budget'>): number {
  return budget.reduce((total, { cents }) => total + cents, 0);
}

function clause() {
  return z.string().max(5000, '条款不能超过 5000 字');
}

function amount() {
  return z.int('金额应到分为止').min(1, '金额应大于 0').max(100_000_000_00, '金额过大');
}
