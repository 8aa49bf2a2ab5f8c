import type { JsonObject } from '../../contract/json.ts';
import { dayOf, shiftDay } from '../../domain/working-days/calendar-day.ts';
import type { DemoCase, DemoStage } from './demo-cases.ts';

/** A user task that somebody of the demonstration has done. */
export interface DemoStep {
  readonly elementId: string;
  /** Username, given the 镇街 station of the case. */
  readonly actor: (station: string) => string;
  readonly variables: JsonObject;
}

/** In the order in which a case passes them; a case of a stage waits at the task of that stage. */
const STAGES: readonly DemoStage[] = ['assess', 'compileLists', 'plan', 'approve', 'serve'];

/** What people have done before the case reached its stage. */
export function stepsTo({ stage, needs, highRisk }: DemoCase, worker: string, today: string = dayOf(new Date())): readonly DemoStep[] {
  const byWorker = () => worker;
  const listed = needs.map(({ domain, urgency, description }) => ({ domain, urgency, description }));
  const steps: readonly DemoStep[] = [
    {
      elementId: 'Task_assess',
      actor: byWorker,
      variables: {
        situation: '已入户面谈。基本生活有保障，家庭支持不足，本人愿意接受服务，需要持续跟进。',
        needs: listed,
        severeRisks: highRisk ? ['no-guardian'] : [],
        generalRisks: ['isolation'],
        visited: true,
      },
    },
    {
      elementId: 'Task_compileLists',
      actor: byWorker,
      variables: {
        needs: listed.map((need) => ({ ...need, societies: ['community-worker', 'volunteer'] })),
        resources: [
          { kind: 'volunteer', provider: '村志愿服务队', description: '每周上门探访一次' },
          { kind: 'formal', provider: '镇街民政办', description: '政策咨询和救助申请' },
        ],
      },
    },
    {
      elementId: 'Task_plan',
      actor: byWorker,
      variables: {
        goals: '三个月内生活照料有人跟进，情绪稳定，与邻里恢复往来。',
        interventions: '任务中心模式，定期探访，链接社区资源。',
        services: [
          { catalogueItem: 'SQ-11', description: '入户探访和情绪疏导', sessions: 4, frequency: '每两周一次' },
          { catalogueItem: 'SQ-13', description: '链接救助和志愿服务资源', sessions: 2, frequency: '按需' },
        ],
        plannedSessions: 6,
        startDate: today,
        endDate: shiftDay(today, 90),
        clientAgreed: true,
      },
    },
    { elementId: 'Task_approve', actor: (station) => `${station}.lead`, variables: { decision: 'approved' } },
    {
      elementId: 'Task_session',
      actor: byWorker,
      variables: {
        sessionDate: today,
        durationMinutes: 60,
        place: '服务对象家中',
        catalogueItem: 'SQ-11',
        content: '入户探访，了解近况，陪伴交流，商定下一次探访时间。',
        result: '情绪平稳，愿意参加社区活动。',
        societies: ['social-worker', 'volunteer'],
        nextStep: '两周后再次探访',
        needSupervision: false,
        nextAction: 'continue',
      },
    },
  ];
  return steps.slice(0, stage === 'serve' ? steps.length : STAGES.indexOf(stage));
}
