import { z } from 'zod';
import { listOpenObligations as listOpen } from '../../db/registers/contract-obligations.ts';
import { contractParties, obligationKinds } from '../../domain/contracts/contract-draft.ts';
import { defineServiceTask } from './handler.ts';
import { yuanText } from './support/contract-draft-form.ts';
import { closeOf, contractCalendar } from './support/contract-dates.ts';
import { findPerforming } from './support/contract-work.ts';
import { optional, wholeNumber } from './support/fields.ts';

const TITLE = '列出待履行事项';

const LEAD_DAYS = 10;

/**
 * What still has to be done under a contract, of earlier terms too, each with the dates of its timers: a task a while before, then lateness.
 * The contract may say how long before, otherwise the diagram does.
 */
export const listOpenObligations = defineServiceTask({
  type: 'list-open-obligations',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)), leadDays: optional(wholeNumber('提前的工作日', 0, 120)) }),
  output: z.object({
    obligations: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kindLabel: z.string(),
        party: z.enum(['commissioner', 'agency']),
        partyLabel: z.string(),
        dueOn: z.string(),
        amount: z.string(),
        opensAt: z.string(),
        dueAt: z.string(),
        workingDays: z.number(),
      }),
    ),
  }),
  async run({ contractId, leadDays = LEAD_DAYS }, context) {
    const { contract, term } = await findPerforming(context, TITLE, contractId);
    const calendar = await contractCalendar(context);
    const open = await listOpen(context.transaction, contract.id);
    return {
      obligations: open.map(({ id, title, kind, party, dueOn, amountCents }) => {
        const opensAt = calendar.before(dueOn, term.draft.obligationLeadDays ?? leadDays);
        return {
          id,
          title,
          kindLabel: obligationKinds[kind],
          party,
          partyLabel: contractParties[party],
          dueOn,
          amount: amountCents === null ? '' : yuanText(amountCents),
          opensAt: opensAt.toISOString(),
          dueAt: closeOf(dueOn).toISOString(),
          workingDays: calendar.left(opensAt, dueOn),
        };
      }),
    };
  },
});
