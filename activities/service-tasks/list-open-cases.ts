import { z } from 'zod';
import { listOpenCases as listOpen } from '../../db/registers/contract-handovers.ts';
import { listOpenObligations } from '../../db/registers/contract-obligations.ts';
import { caseStatuses } from '../../domain/case-status.ts';
import { defineServiceTask } from './handler.ts';
import { agencyChoices, choices } from './support/contract-choices.ts';
import { findContractWork } from './support/contract-work.ts';
import { optional } from './support/fields.ts';

const TITLE = '列出待移交个案';

/** What an agency leaves behind when its contract is over: open cases by code and place, and what wasn't fulfilled. */
export const listOpenCases = defineServiceTask({
  type: 'list-open-cases',
  title: TITLE,
  input: z.object({ contractId: optional(z.string().max(100)) }),
  output: z.object({
    openCases: z.array(z.object({ caseId: z.string(), place: z.string(), stage: z.string() })),
    leftObligations: z.array(z.object({ title: z.string(), dueOn: z.string() })),
    agencies: choices,
  }),
  async run({ contractId }, context) {
    const { transaction } = context;
    const contract = await findContractWork(context, TITLE, contractId);
    const open = await listOpen(transaction, contract.station);
    const left = await listOpenObligations(transaction, contract.id);
    return {
      openCases: open.map(({ id, organisationName, status }) => ({
        caseId: id,
        place: organisationName,
        stage: caseStatuses[status].label,
      })),
      leftObligations: left.map(({ title, dueOn }) => ({ title, dueOn })),
      agencies: await agencyChoices(transaction),
    };
  },
});
