import { z } from 'zod';
import { changeCase } from '../../db/registers/write-cases.ts';
import { addPlan } from '../../db/registers/write-plans.ts';
import { defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, catalogueItem, day, entries, optional, optionalText, text, wholeNumber } from './support/fields.ts';

const TITLE = '登记服务方案';
const MOST_SESSIONS = 500;

const service = z.object({
  catalogueItem,
  description: text('服务内容', 2000),
  sessions: optional(wholeNumber('服务次数', 1, MOST_SESSIONS)),
  frequency: optionalText('服务频次', 100),
});

/** Writes the next version of the plan with its 服务清单 (Art 17). Earlier versions stay. */
export const recordPlan = defineServiceTask({
  type: 'record-plan',
  title: TITLE,
  input: z.object({
    caseId,
    goals: text('服务目标'),
    interventions: optionalText('介入方法'),
    services: entries(service, (description) => ({ description })),
    plannedSessions: optional(wholeNumber('计划服务次数', 1, MOST_SESSIONS)),
    startDate: optional(day('开始日期')),
    endDate: optional(day('结束日期')),
  }),
  output: z.object({ planId: z.string(), planVersion: z.number(), plannedSessions: z.number() }),
  async run({ caseId: given, plannedSessions: wanted, ...plan }, context) {
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    const listed = plan.services.reduce((total, { sessions }) => total + (sessions ?? 0), 0);
    const plannedSessions = wanted ?? Math.max(1, listed);
    const { id, version } = await addPlan(context.transaction, authorship, { ...plan, plannedSessions });
    await changeCase(context.transaction, found.id, { plannedSessions });
    await auditCase(context, found.id, 'plan', { version });
    return { planId: id, planVersion: version, plannedSessions };
  },
});
