import { z } from 'zod';
import { findOrganisation } from '../../db/registers/organisations.ts';
import { findPerson } from '../../db/registers/people.ts';
import { lockPlanEntry } from '../../db/registers/supervision-plans.ts';
import { insertVisit, lockVisit } from '../../db/registers/write-supervision.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { code, day, optional, optionalText, supervisionTopicList, text } from './support/fields.ts';
import { auditVisit, visitAuthorship, workingDaysUntil } from './support/visit-work.ts';

const TITLE = '安排督导';

/** Puts a supervision visit to a station (到站督导, Art 33) into the register, for an entry of the year's plan or outside it. */
export const openSupervisionVisit = defineServiceTask({
  type: 'open-supervision-visit',
  title: TITLE,
  input: z.object({
    visitId: optionalText('督导编号', 50),
    planId: optionalText('计划编号', 50),
    station: text('社工站', 60),
    kind: code('督导类型', ['planned', 'invited']),
    topics: supervisionTopicList.refine((topics) => topics.length > 0, '请选择督导主题'),
    plannedDate: day('计划日期'),
    supervisor: optional(z.string()),
  }),
  output: z.object({ visitId: z.string(), visitStatus: z.literal('arranged'), stationName: z.string(), visitDays: z.number() }),
  async run({ visitId, ...visit }, context) {
    const authorship = visitAuthorship(context, visitId);
    const { transaction } = context;
    const stationName = await nameOfStation(context, visit.station);
    if (visit.supervisor !== undefined && (await findPerson(transaction, visit.supervisor)) === undefined) {
      throw new InvalidServiceTaskInput(TITLE, '选定的督导已不在岗，请重新选择');
    }
    if ((await lockVisit(transaction, authorship.visitId)) !== undefined) {
      throw new InvalidServiceTaskInput(TITLE, `督导编号 ${authorship.visitId} 已经使用`);
    }
    if (visit.planId !== undefined) await requireFreeEntry(context, visit.planId, visit.station);
    await insertVisit(transaction, authorship, visit);
    const visitDays = await workingDaysUntil(context, visit.plannedDate);
    await auditVisit(context, authorship.visitId, 'arrange', { station: visit.station });
    return { visitId: authorship.visitId, visitStatus: 'arranged' as const, stationName, visitDays };
  },
});

async function nameOfStation({ transaction }: ServiceTaskContext, station: string): Promise<string> {
  const found = await findOrganisation(transaction, station);
  if (found?.tier !== 'station') throw new InvalidServiceTaskInput(TITLE, `「${station}」不是镇街社工站`);
  return found.name;
}

/** Two people may press the button of one entry at the same moment: the second hears that somebody was faster. */
async function requireFreeEntry({ transaction }: ServiceTaskContext, planId: string, station: string): Promise<void> {
  const entry = await lockPlanEntry(transaction, planId);
  if (entry?.station !== station) throw new InvalidServiceTaskInput(TITLE, '年度计划中没有这一项');
  if (entry.withdrawnAt !== null) throw new BpmnError('PLAN_WITHDRAWN', '这项计划已经撤销');
  if (entry.visitId !== null) throw new BpmnError('PLAN_STARTED', `这项计划已经安排督导 ${entry.visitId}`);
}
