import { z } from 'zod';
import { changeBreach } from '../../db/registers/contract-breaches.ts';
import { changeContract } from '../../db/registers/contracts.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { endOfDay } from './support/contract-dates.ts';
import { auditContract, undisturbedStatus } from './support/contract-work.ts';
import { code, day, optional, text } from './support/fields.ts';
import { findBreachWork } from './support/open-breach.ts';

const TITLE = '登记违约通知';

/** Writes the notice with the day until which the agency may put it right; or that there was no breach, and performing goes on. */
export const recordBreachNotice = defineServiceTask({
  type: 'record-breach-notice',
  title: TITLE,
  input: z.object({
    contractId: optional(z.string().max(100)),
    decision: code('认定', ['noticed', 'dismissed']),
    notice: text('通知内容或理由', 2000),
    cureUntil: optional(day('整改期限')),
  }),
  output: z.object({ breachStatus: z.enum(['noticed', 'dismissed']), cureUntil: z.string().nullable(), cureEndsAt: z.string().nullable() }),
  async run({ contractId, decision, notice, cureUntil }, context) {
    const { transaction, actor, now } = context;
    const { contract, term, breach } = await findBreachWork(context, TITLE, contractId);
    if (decision === 'dismissed') {
      await changeBreach(transaction, breach.id, { status: 'dismissed', notice, decidedBy: actor, decidedAt: now });
      await changeContract(transaction, contract.id, { status: undisturbedStatus(contract, term) }, now);
    } else {
      if (cureUntil === undefined) throw new InvalidServiceTaskInput(TITLE, '发出违约通知需填写整改期限');
      if (cureUntil <= dayOf(now)) throw new InvalidServiceTaskInput(TITLE, `整改期限 ${cureUntil} 应晚于今天`);
      await changeBreach(transaction, breach.id, { status: 'noticed', notice, cureUntil });
    }
    await auditContract(context, contract.id, 'breach-notice', { breach: breach.id, decision });
    const until = decision === 'noticed' ? (cureUntil ?? null) : null;
    return { breachStatus: decision, cureUntil: until, cureEndsAt: until === null ? null : endOfDay(until).toISOString() };
  },
});
