import type { JsonObject } from '../../contract/json.ts';
import type { NewPlanEntry } from '../../db/registers/supervision-plans.ts';
import { dayOf, shiftDay } from '../../domain/working-days/calendar-day.ts';
import type { DemoStep } from './demo-steps.ts';

const SUPERVISOR = 'master.supervisor';

/** A plan around today: visits this month and in the months to come, and one that nobody has made. */
export function demoPlan(today: string): readonly NewPlanEntry[] {
  return STATIONS.flatMap((station, index) => {
    const withSupervisor = index % 2 === 0;
    const months = withSupervisor ? [0, 3, 6] : index === 1 ? [-1, 2, 5] : [1, 4, 7];
    return months.map((ahead) => ({
      ...monthAhead(today, ahead),
      station,
      topics: withSupervisor ? (['systems', 'service-norms'] as const) : (['needs-research', 'project-design'] as const),
      ...(withSupervisor ? { supervisor: SUPERVISOR } : {}),
    }));
  });
}

const STATIONS = ['xigou', 'gaojiabao', 'dabaodang', 'dianta', 'jinjie', 'daliuta'];

function monthAhead(today: string, ahead: number): { readonly year: number; readonly month: number } {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + ahead;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}

/** A visit to start through the engine, with what people have done in it. */
export interface DemoVisit {
  readonly station: string;
  /** For the station's first entry of the plan that is free. */
  readonly planned: boolean;
  readonly variables: JsonObject;
  readonly steps: readonly DemoStep[];
}

/** One visit whose advice is being followed, one without advice, and one to come. */
export function demoVisits(today: string = dayOf(new Date())): readonly DemoVisit[] {
  const visit = (findings: string): DemoStep => ({
    elementId: 'Task_visit',
    actor: () => SUPERVISOR,
    variables: {
      visitDate: today,
      hours: 2.5,
      topics: ['systems', 'service-norms'],
      findings,
      attendants: '站负责人、项目负责人和两名社工',
    },
  });
  const arrangement = { kind: 'planned', topics: ['systems', 'service-norms'], plannedDate: today, supervisor: SUPERVISOR };
  return [
    {
      station: 'dabaodang',
      planned: true,
      variables: arrangement,
      steps: [
        visit('查阅值班制度和服务台账，台账齐全，值班制度没有更新。与社工座谈，观摩一次小组活动。'),
        {
          elementId: 'Task_advise',
          actor: () => SUPERVISOR,
          variables: {
            hasAdvice: 'yes',
            advice: [
              { content: '更新值班制度并上墙。', deadline: shiftDay(today, 14) },
              { content: '建立服务对象满意度回访，每季度汇总一次。', deadline: shiftDay(today, 30) },
            ],
          },
        },
        {
          elementId: 'Task_followUp',
          actor: (station) => `${station}.lead`,
          variables: { followUp: '制度已经修订，打印上墙，并组织学习。' },
        },
      ],
    },
    {
      station: 'xigou',
      planned: true,
      variables: arrangement,
      steps: [
        visit('制度齐全，台账及时，服务规范执行良好，可以向其他站介绍。'),
        { elementId: 'Task_advise', actor: () => SUPERVISOR, variables: { hasAdvice: 'no' } },
      ],
    },
    {
      station: 'jinjie',
      planned: false,
      variables: { kind: 'invited', topics: ['project-design'], plannedDate: shiftDay(today, 10), supervisor: null },
      steps: [],
    },
  ];
}
