import type { Tier } from '../organisations/organisation.ts';
import { clauseCodes, mandatoryClauses } from './clauses.ts';
import { budgetOf, type ContractDraft } from './contract-draft.ts';
import type { DraftProblem } from './draft-problem.ts';
import { fundingByYear } from './funding.ts';

const FUNDING_ARTICLE = '第七条';

/** What a draft lacks before it may be reviewed and signed; `tier` is that of the station it is for. Empty: nothing. */
export function checkDraft(draft: ContractDraft, tier: Tier): readonly DraftProblem[] {
  const term = checkTerm(draft);
  return [
    ...checkClauses(draft),
    ...term,
    // Without a sensible term nothing can be said about its years.
    ...(term.length === 0 ? [...checkFunding(draft, tier), ...checkObligations(draft)] : []),
    ...(draft.targets.length === 0 ? [{ at: 'targets', message: '请至少写一项服务指标的目标值', article: '第十四条' }] : []),
  ];
}

function checkClauses({ clauses }: ContractDraft): readonly DraftProblem[] {
  return clauseCodes
    .filter((code) => clauses[code].trim() === '')
    .map((code) => ({ at: `clauses.${code}`, message: `缺少“${mandatoryClauses[code]}”条款，请补写后再送审`, article: '第十四条' }));
}

function checkTerm({ startsOn, endsOn }: ContractDraft): readonly DraftProblem[] {
  return endsOn > startsOn ? [] : [{ at: 'endsOn', message: `结束日期 ${endsOn} 应晚于开始日期 ${startsOn}`, article: '第十四条' }];
}

/** Art 7: money for each year, from the city's budget at least; for the master station not below the floor of each whole year. */
function checkFunding(draft: ContractDraft, tier: Tier): readonly DraftProblem[] {
  const years = fundingByYear(draft, tier);
  const strangers = draft.budget.flatMap(({ year }, index) =>
    years.some((other) => other.year === year)
      ? []
      : [{ at: `budget.${index}.year`, message: `${year} 年不在协议期内，请改年份或删去这一行`, article: FUNDING_ARTICLE }],
  );
  const missing = years.flatMap(({ year, months, bySource, total, floor }) => {
    if (bySource.municipal === 0) return [{ at: 'budget', message: `${year} 年没有市本级财政预算，请补上`, article: FUNDING_ARTICLE }];
    if (total >= floor) return [];
    const share = months === 12 ? '' : `（${months} 个月）`;
    return [
      {
        at: 'budget',
        message: `${year} 年${share}经费 ${yuan(total)} 元，低于社工总站下限 ${yuan(floor)} 元，还差 ${yuan(floor - total)} 元`,
        article: FUNDING_ARTICLE,
      },
    ];
  });
  return [...strangers, ...missing];
}

function checkObligations({ startsOn, endsOn, obligations, budget }: ContractDraft): readonly DraftProblem[] {
  const outside = obligations.flatMap(({ title, dueOn }, index) =>
    dueOn >= startsOn && dueOn <= endsOn
      ? []
      : [{ at: `obligations.${index}.dueOn`, message: `“${title}”的日期 ${dueOn} 不在协议期 ${startsOn} 至 ${endsOn} 内` }],
  );
  const unpriced = obligations.flatMap(({ kind, title, cents }, index) =>
    kind === 'instalment' && cents === undefined ? [{ at: `obligations.${index}.cents`, message: `付款“${title}”没有写金额` }] : [],
  );
  const paid = obligations.reduce((total, { kind, cents }) => total + (kind === 'instalment' ? (cents ?? 0) : 0), 0);
  const total = budgetOf({ budget });
  const excess = paid > total ? [{ at: 'obligations', message: `付款合计 ${yuan(paid)} 元，超过预算合计 ${yuan(total)} 元` }] : [];
  return [...outside, ...unpriced, ...excess];
}

function yuan(cents: number): string {
  return (cents / 100).toFixed(2).replace(/\.00$/, '');
}
