import { checkScheme, type SchemeProblem } from '../../../domain/evaluations/check-scheme.ts';
import { indicatorSchemeSchema, type IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';
import { untypedScheme, type TypedScheme } from './scheme-typing.ts';

/** What was typed as a scheme, or what can't be saved like this. */
export type CheckedScheme =
  | {
      readonly kind: 'scheme';
      readonly scheme: IndicatorScheme;
      /** What keeps it from being published. */ readonly problems: readonly SchemeProblem[];
    }
  | { readonly kind: 'unfit'; readonly problems: readonly SchemeProblem[] };

export function checkTypedScheme(typed: TypedScheme): CheckedScheme {
  const result = indicatorSchemeSchema.safeParse(untypedScheme(typed));
  if (result.success) return { kind: 'scheme', scheme: result.data, problems: checkScheme(result.data) };
  return {
    kind: 'unfit',
    problems: result.error.issues.map(({ path }) => ({ at: path.map(String).join('.'), message: sayWhatIsWrong(path.map(String), typed) })),
  };
}

/** In words of the page: which field of which row, and what belongs there. */
function sayWhatIsWrong(path: readonly string[], typed: TypedScheme): string {
  const [list, row, inner, innerRow] = path;
  const field = path.at(-1) ?? '';
  if (list === 'indicators' && row !== undefined) {
    const group = typed.groups[Number(row)];
    const indicator = inner === 'indicators' && innerRow !== undefined ? group?.indicators[Number(innerRow)] : undefined;
    if (inner === 'indicators' && innerRow === undefined) return `一级指标“${nameOf(group?.title, row)}”下面至少要有一项指标`;
    return `${indicator === undefined ? `一级指标“${nameOf(group?.title, row)}”` : `指标“${nameOf(indicator.title, innerRow ?? '')}”`}的${FIELDS[field] ?? field}`;
  }
  if (list === 'bands' && row !== undefined) return `等次“${nameOf(typed.bands[Number(row)]?.label, row)}”的${FIELDS[field] ?? field}`;
  return FIELDS[field] ?? `“${field}”没有填对`;
}

function nameOf(title: string | undefined, row: string): string {
  return title === undefined || title.trim() === '' ? `第 ${Number(row) + 1} 行` : title.trim();
}

const FIELDS: Readonly<Record<string, string>> = {
  title: '名称应为 1 到 60 字',
  label: '名称应为 1 到 10 字',
  weight: '分值应为 0 到 100 的数',
  standard: '评分标准不能超过 500 字',
  materials: '材料最多 10 种，每种不超过 60 字',
  evidence: '系统数据没有选对',
  from: '起始分应为 0 到 100 的数',
  renewal: '续签建议没有选对',
  bands: '等次应有 2 到 8 个',
  indicators: '至少要有一个一级指标，最多 20 个',
  notSubmittedScore: '未提交的计分应为 0 到 100 的数',
  discussionDifference: '要合议的分差应为 1 到 100 的数',
  appealDays: '申诉期应为 1 到 60 的整数',
  rectificationDays: '整改期应为 1 到 120 的整数',
  rectificationShare: '要整改的失分比例应为 0 到 1 的数',
};
