import { regulationRules } from '../rules/regulation-rules.ts';
import { ruleValue } from '../rules/rule.ts';
import type { DraftProblem } from './draft-problem.ts';

/** What the registers know about an agency and who leads the station for it. */
export interface AgencyRecord {
  readonly name: string;
  readonly active: boolean;
  /** It does professional social work. */
  readonly professional: boolean;
  /** YYYY-MM-DD; null: nobody has entered it. */
  readonly qualifiedUntil: string | null;
}

export interface HeadRecord {
  readonly name: string;
  readonly certificate: 'junior' | 'intermediate' | 'senior' | null;
  /** YYYY-MM-DD */
  readonly practisingSince: string | null;
}

const ARTICLE = '第十一条';

/**
 * Art 11: a professional agency, and a head with two years of practice and at least the intermediate certificate. `day` is when the term
 * begins, or another day that `dayWords` names.
 */
export function checkAgency(
  agency: AgencyRecord,
  heads: readonly HeadRecord[],
  day: string,
  dayWords = '协议开始日期',
): readonly DraftProblem[] {
  return [...checkQualification(agency, day, dayWords), ...checkHeads(heads, day)];
}

/** What those who lead a station lack; one head who fits is enough. */
export function checkHeads(heads: readonly HeadRecord[], day: string): readonly DraftProblem[] {
  if (heads.length === 0) return [{ at: 'head', message: '本站还没有登记主要负责人', article: ARTICLE }];
  const faults = heads.map((head) => faultsOf(head, day));
  if (faults.some((found) => found.length === 0)) return [];
  return faults.flat().map((message) => ({ at: 'head', message, article: ARTICLE }));
}

function checkQualification(
  { name, active, professional, qualifiedUntil }: AgencyRecord,
  day: string,
  dayWords: string,
): readonly DraftProblem[] {
  if (!active) return [{ at: 'agencyId', message: `“${name}”已停用，请另选承接机构`, article: ARTICLE }];
  if (!professional) return [{ at: 'agencyId', message: `“${name}”不是专业社工机构，请另选承接机构`, article: ARTICLE }];
  if (qualifiedUntil === null) return [{ at: 'agencyId', message: `“${name}”没有登记资质有效期，请先在机构名册中补上`, article: ARTICLE }];
  return qualifiedUntil >= day
    ? []
    : [{ at: 'agencyId', message: `“${name}”的资质 ${qualifiedUntil} 到期，早于${dayWords} ${day}`, article: ARTICLE }];
}

function faultsOf({ name, certificate, practisingSince }: HeadRecord, day: string): readonly string[] {
  const years = ruleValue(regulationRules.headPracticeYears, day) ?? 0;
  const since = latestBeginning(day, years);
  return [
    ...(certificate === 'intermediate' || certificate === 'senior' ? [] : [`主要负责人${name}没有中级（含）以上社工师资质`]),
    ...(practisingSince !== null && practisingSince <= since
      ? []
      : [
          practisingSince === null
            ? `主要负责人${name}没有登记从业时间`
            : `主要负责人${name}从业自 ${practisingSince} 起，不满 ${years} 年`,
        ]),
  ];
}

/** The last day on which practice may have begun so that it makes up the years. */
function latestBeginning(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}
