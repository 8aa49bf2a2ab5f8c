import { z } from 'zod';
import { addCrisis, handleCrisis } from '../../db/registers/write-case-events.ts';
import { changeCase } from '../../db/registers/write-cases.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditCase, findCase } from './support/case-work.ts';
import { caseId, code, optional, optionalText } from './support/fields.ts';
import { placeOf } from './support/places.ts';

const TITLE = '记录危机';

/** Writes a crisis, which makes the case known to the master station at once, or how it was handled. A closed case takes it too. */
export const recordCrisis = defineServiceTask({
  type: 'record-crisis',
  title: TITLE,
  input: z.object({
    caseId,
    step: optional(code('危机步骤', ['reported', 'handled'])),
    description: optionalText('危机情况'),
    kind: optionalText('危机类型', 100),
    measures: optionalText('处置措施'),
  }),
  output: z.object({ crisisId: z.string(), crisisStatus: z.string(), reportedTo: z.string() }),
  async run({ caseId: given, step = 'reported', description, kind, measures }, context) {
    const { found, authorship } = await findCase(context, TITLE, given);
    const { transaction, now } = context;
    const { master } = await placeOf(context, TITLE, found.organisation);
    if (step === 'handled') {
      const crisisId = await handleCrisis(transaction, authorship, measures);
      if (crisisId === undefined) throw new InvalidServiceTaskInput(TITLE, '没有待处置的危机');
      await auditCase(context, found.id, 'crisis-handled');
      return { crisisId, crisisStatus: step, reportedTo: master };
    }
    if (description === undefined) throw new InvalidServiceTaskInput(TITLE, '请填写危机情况');
    const crisisId = await addCrisis(transaction, authorship, { kind, description, measures });
    await changeCase(transaction, found.id, { crisisAt: now, escalatedAt: now });
    await auditCase(context, found.id, 'crisis');
    return { crisisId, crisisStatus: step, reportedTo: master };
  },
});
