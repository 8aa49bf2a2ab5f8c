import { z } from 'zod';
import {
  contractDraftSchema,
  contractParties,
  fundingSources,
  obligationKinds,
  type ContractDraft,
} from '../../../domain/contracts/contract-draft.ts';
import { clauseCodes } from '../../../domain/contracts/clauses.ts';
import type { DraftProblem } from '../../../domain/contracts/draft-problem.ts';

/**
 * A draft as its form holds it: amounts in yuan, rows that people added and perhaps left empty. What isn't there is null, so that a form
 * opens again with what was typed.
 */
export const draftForm = z.object({
  startsOn: z.string().nullish(),
  endsOn: z.string().nullish(),
  clauses: z.record(z.string(), z.string().nullish()).nullish(),
  budget: rows({ year: z.number().nullish(), source: z.string().nullish(), yuan: z.number().nullish() }),
  targets: rows({
    indicator: z.string().nullish(),
    description: z.string().nullish(),
    amount: z.number().nullish(),
    unit: z.string().nullish(),
  }),
  obligations: rows({
    kind: z.string().nullish(),
    title: z.string().nullish(),
    dueOn: z.string().nullish(),
    party: z.string().nullish(),
    yuan: z.number().nullish(),
  }),
  renewalLeadDays: z.number().nullish(),
  obligationLeadDays: z.number().nullish(),
});

/** What is typed in the form. */
export type DraftForm = z.output<typeof draftForm>;

/** The draft that a form holds, or what in the form can't be one. */
export function draftOf(form: DraftForm): { readonly draft: ContractDraft } | { readonly problems: readonly DraftProblem[] } {
  const parsed = contractDraftSchema.safeParse({
    startsOn: form.startsOn ?? undefined,
    endsOn: form.endsOn ?? undefined,
    clauses: Object.fromEntries(clauseCodes.map((code) => [code, form.clauses?.[code] ?? ''])),
    budget: form.budget.map(({ year, source, yuan }) => ({ year, source, cents: centsOf(yuan) })),
    targets: form.targets.map(({ indicator, ...target }) => ({ ...target, ...(isEmpty(indicator) ? {} : { indicator }) })),
    obligations: form.obligations.map(({ yuan, ...obligation }) => ({
      ...obligation,
      ...(isEmpty(yuan) ? {} : { cents: centsOf(yuan) }),
    })),
    renewalLeadDays: form.renewalLeadDays ?? undefined,
    obligationLeadDays: form.obligationLeadDays ?? undefined,
  });
  if (parsed.success) return { draft: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), message: `${placeOf(path)}：${message}` })) };
}

/** The form that holds a draft. */
export function formOf(draft: ContractDraft) {
  return {
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    clauses: draft.clauses,
    budget: draft.budget.map(({ year, source, cents }) => ({ year, source, yuan: cents / 100 })),
    targets: draft.targets.map(({ indicator, ...target }) => ({ ...target, indicator: indicator ?? null })),
    obligations: draft.obligations.map(({ cents, ...obligation }) => ({ ...obligation, yuan: cents === undefined ? null : cents / 100 })),
    renewalLeadDays: draft.renewalLeadDays ?? null,
    obligationLeadDays: draft.obligationLeadDays ?? null,
  };
}

/** Money as people read it. */
export function yuanText(cents: number): string {
  return (cents / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 });
}

export const draftLabels = { fundingSources, obligationKinds, contractParties };

function rows<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => value ?? [], z.array(z.object(shape), { error: '应为列表' }).max(100, '最多 100 行'));
}

function centsOf(yuan: number | null | undefined): number | undefined {
  if (isEmpty(yuan)) return undefined;
  // The form takes two decimals; a third one is a problem that the schema names.
  const cents = yuan * 100;
  return Math.abs(cents - Math.round(cents)) < 1e-6 ? Math.round(cents) : cents;
}

function isEmpty(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

const SECTIONS: Readonly<Record<string, string>> = {
  startsOn: '开始日期',
  endsOn: '结束日期',
  clauses: '条款',
  budget: '经费预算',
  targets: '服务指标目标值',
  obligations: '履行事项',
  renewalLeadDays: '决定续签提前的工作日',
  obligationLeadDays: '生成任务提前的工作日',
};

const COLUMNS: Readonly<Record<string, string>> = {
  year: '年份',
  source: '经费来源',
  cents: '金额',
  indicator: '对应指标',
  description: '内容',
  amount: '数量',
  unit: '单位',
  kind: '类别',
  title: '事项',
  dueOn: '日期',
  party: '责任方',
};

/** “经费预算第 2 行的金额” */
function placeOf(path: readonly PropertyKey[]): string {
  const [section, row, column] = path.map(String);
  const name = SECTIONS[section ?? ''] ?? section ?? '草案';
  return row === undefined || column === undefined ? name : `${name}第 ${Number(row) + 1} 行的${COLUMNS[column] ?? column}`;
}
