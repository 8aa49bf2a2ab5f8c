import { z } from 'zod';
import { defineServiceTask } from './handler.ts';
import { contractCalendar, endOfDay } from './support/contract-dates.ts';
import { findPerforming } from './support/contract-work.ts';
import { optional, wholeNumber } from './support/fields.ts';

const TITLE = '算定续签日期';

/**
 * When going on after the term is to be decided: so many working days before it ends, by the calendar with the city's overrides. The
 * contract may say how many, otherwise the diagram does.
 */
export const planContractRenewal = defineServiceTask({
  type: 'plan-contract-renewal',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)), workingDays: wholeNumber('提前的工作日', 0, 250) }),
  output: z.object({ renewalAt: z.string(), termEndsAt: z.string() }),
  async run({ contractId, workingDays }, context) {
    const { term } = await findPerforming(context, TITLE, contractId);
    const calendar = await contractCalendar(context);
    return {
      renewalAt: calendar.before(term.endsOn, term.draft.renewalLeadDays ?? workingDays).toISOString(),
      termEndsAt: endOfDay(term.endsOn).toISOString(),
    };
  },
});
