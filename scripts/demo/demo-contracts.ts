import type { JsonObject } from '../../contract/json.ts';
import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import { dayOf, shiftDay, type CalendarDay } from '../../domain/working-days/calendar-day.ts';
import { demoStaff } from './demo-staff.ts';
import type { DemoStep } from './demo-steps.ts';

/** A contract to start through the engine, with what people have done until it was in force, and since. */
export interface DemoContract {
  readonly station: string;
  readonly startedBy: string;
  /** Owner of the instance: the bureau, or the station whose 镇街 commissions. */
  readonly organisation: string;
  readonly variables: JsonObject;
  readonly steps: readonly DemoStep[];
}

/** One contract that is to be decided about now, one of a 镇街 in the middle of its term, and that of the master station, just begun. */
export function demoContracts(tree: OrganisationTree, today: string = dayOf(new Date())): readonly DemoContract[] {
  const names = new Map(demoStaff(tree).main.map(({ username, name }) => [username, name]));
  return situations(today).map(({ station, town, agency, begun, draft, since = [] }) => {
    const drafter = town === undefined ? 'bureau.desk' : `${station}.officer`;
    const signer = town === undefined ? 'bureau.chief' : drafter;
    return {
      station,
      startedBy: drafter,
      organisation: town === undefined ? 'bureau' : station,
      variables: {
        station,
        agency,
        commissioner: town === undefined ? 'bureau' : 'town',
        commissionerName: town ?? '神木市民政局',
      },
      steps: [
        { elementId: 'Task_draft', actor: () => drafter, variables: { agencyId: null, ...yearFrom(begun), clauses: CLAUSES, ...draft } },
        // whoever drafts doesn't review
        { elementId: 'Task_review', actor: () => 'bureau.desk2', variables: { decision: 'approved', reason: '条款齐全，经费有保障。' } },
        { elementId: 'Task_approve', actor: () => 'bureau.deputy', variables: { decision: 'approved', reason: '同意。' } },
        {
          elementId: 'Task_signAgency',
          actor: () => `${station}.agency`,
          variables: { signature: names.get(`${station}.agency`) ?? '', signedOn: today, confirmed: true },
        },
        {
          elementId: 'Task_signCommissioner',
          actor: () => signer,
          variables: { signature: STROKES, signedOn: today, confirmed: true },
        },
        ...since,
      ],
    };
  });
}

interface Situation {
  readonly station: string;
  /** The 镇街 that commissions; absent: the bureau does. */
  readonly town?: string;
  readonly agency: string;
  readonly begun: CalendarDay;
  readonly draft: JsonObject;
  readonly since?: readonly DemoStep[];
}

function situations(today: CalendarDay): readonly Situation[] {
  const due = (days: number) => shiftDay(today, days);
  const instalment = (title: string, days: number, yuan: number) => ({
    kind: 'instalment',
    title,
    dueOn: due(days),
    party: 'commissioner',
    yuan,
  });
  const report = (title: string, days: number) => ({ kind: 'report', title, dueOn: due(days), party: 'agency', yuan: null });
  return [
    {
      station: 'dabaodang',
      agency: '神木市明德社会工作服务中心',
      begun: due(-320),
      draft: {
        budget: budget(due(-320), 180_000),
        targets: [target('服务个案', 60, '个'), target('小组活动', 24, '次')],
        obligations: [report('年度工作总结', 30), instalment('尾款', 40, 60_000)],
      },
    },
    {
      station: 'jinjie',
      town: '锦界镇人民政府',
      agency: '神木市和同社会工作服务中心',
      begun: due(-90),
      draft: {
        budget: budget(due(-90), 160_000),
        targets: [target('服务个案', 48, '个'), target('志愿服务', 600, '人次')],
        obligations: [instalment('第一笔拨款', 2, 80_000), report('中期工作报告', 95), instalment('第二笔拨款', 150, 80_000)],
        renewalLeadDays: 60,
      },
      since: [
        { elementId: 'Task_fulfil', actor: (station) => `${station}.officer`, variables: { outcome: 'done', note: '已拨付到机构账户。' } },
      ],
    },
    {
      station: 'master',
      agency: '神木市明德社会工作服务中心',
      begun: due(-20),
      draft: {
        budget: budget(due(-20), 360_000),
        targets: [target('到站督导', 84, '次'), target('社工培训', 1_200, '人次')],
        obligations: [
          instalment('第一季度拨款', 5, 90_000),
          instalment('第二季度拨款', 95, 90_000),
          report('中期工作报告', 160),
          instalment('第三季度拨款', 185, 90_000),
          instalment('第四季度拨款', 275, 90_000),
        ],
      },
    },
  ];
}

function target(description: string, amount: number, unit: string) {
  return { indicator: null, description, amount, unit };
}

/** A term of a year. */
function yearFrom(startsOn: CalendarDay): { readonly startsOn: CalendarDay; readonly endsOn: CalendarDay } {
  return { startsOn, endsOn: shiftDay(startsOn, 364) };
}

/** The same money from the city for each calendar year that the term touches (Art 7). */
function budget(startsOn: CalendarDay, yuan: number): JsonObject[] {
  const [first, last] = [startsOn, yearFrom(startsOn).endsOn].map((day) => Number(day.slice(0, 4)));
  return [...new Set([first, last])].map((year) => ({ year: year ?? 0, source: 'municipal', yuan }));
}

const CLAUSES = {
  scope: '本镇街全部村（社区），面向社会救助、养老、儿童、社会事务和基层治理领域的服务对象。',
  goals: '建立常态化专业服务，重点人群走访全覆盖，全年服务个案和小组活动达到目标值。',
  indicators: '按服务指标目标值和年度评估指标考核。',
  requirements: '社工持证上岗，服务记录当日入台账，每年培训不少于 30 学时，每月公示服务情况。',
  term: '一年，期满前按评估等次决定是否续签。',
  funding: '经费列入市本级财政预算，按约定分期拨付，专款专用。',
  breach: '未按期完成服务指标的限期整改；逾期不改的解除协议，并移交全部在办个案。',
};

/** Somebody's hand. */
const STROKES = 'M20 80Q40 20 70 60Q90 90 120 40L150 90M60 110Q110 100 170 106L190 104';
