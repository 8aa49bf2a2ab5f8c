import { z } from 'zod';
import { setVisitStatus } from '../../db/registers/write-supervision.ts';
import { addAdviceStep, countOpenAdvice, findAdvice, type AdviceStep } from '../../db/registers/write-supervision-advice.ts';
import { adviceStatuses } from '../../domain/supervision/visits.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { code, day, optional, optionalText, text } from './support/fields.ts';
import { auditVisit, findVisit, workingDaysUntil } from './support/visit-work.ts';

const TITLE = '登记意见落实';

const input = z.object({
  visitId: optionalText('督导编号', 50),
  adviceId: text('意见编号', 50),
  step: code('落实步骤', ['followed-up', 'accepted', 'returned']),
  text: optionalText('落实或核查情况', 2000),
  deadline: optional(day('新的落实期限')),
});

/**
 * Writes what a station did about a piece of advice, or whether the supervisor accepts it; sent back it is open again
 * with another day. The last one that is accepted closes the visit.
 */
export const recordAdviceStep = defineServiceTask({
  type: 'record-advice-step',
  title: TITLE,
  input,
  output: z.object({
    adviceStatus: z.enum(['open', 'followed-up', 'accepted']),
    openAdvice: z.number(),
    deadline: z.string(),
    /** Until the deadline, for the station's next turn. */
    workingDays: z.number(),
  }),
  async run(given, context) {
    const { found, authorship } = await findVisit(context, TITLE, given.visitId, 'following-up');
    const { transaction, now } = context;
    const advice = await findAdvice(transaction, found.id, given.adviceId);
    if (advice === undefined) throw new InvalidServiceTaskInput(TITLE, `督导 ${found.id} 没有这条意见`);
    const expected = given.step === 'followed-up' ? 'open' : 'followed-up';
    if (advice.status !== expected) throw new InvalidServiceTaskInput(TITLE, `这条意见现在是「${adviceStatuses[advice.status]}」`);
    const step = readStep(given);
    const adviceStatus = await addAdviceStep(transaction, advice.id, authorship, step);
    const openAdvice = await countOpenAdvice(transaction, found.id);
    if (openAdvice === 0) await setVisitStatus(transaction, found.id, 'closed', now);
    const deadline = step.step === 'returned' ? step.deadline : advice.deadline;
    const workingDays = await workingDaysUntil(context, deadline);
    await auditVisit(context, found.id, `advice-${given.step}`);
    return { adviceStatus, openAdvice, deadline, workingDays };
  },
});

function readStep({ step, text: said, deadline }: z.output<typeof input>): AdviceStep {
  if (step === 'accepted') return { step, text: said };
  if (said === undefined) throw new InvalidServiceTaskInput(TITLE, step === 'returned' ? '请写明退回的理由' : '请写明落实情况');
  if (step === 'followed-up') return { step, text: said };
  if (deadline === undefined) throw new InvalidServiceTaskInput(TITLE, '请给出新的落实期限');
  return { step, text: said, deadline };
}
