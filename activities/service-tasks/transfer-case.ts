import { z } from 'zod';
import { changeCase } from '../../db/registers/write-cases.ts';
import { defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId, text } from './support/fields.ts';
import { placeOf } from './support/places.ts';

const TITLE = '移交个案';

/** Hands the case over: from now on the receiving room or station serves it and reads its file. The client's file stays where it is kept. */
export const transferCase = defineServiceTask({
  type: 'transfer-case',
  title: TITLE,
  input: z.object({ caseId, toOrganisation: text('接收站（室）', 60) }),
  output: z.object({ room: z.string(), organisation: z.string(), station: z.string().nullable() }),
  async run({ caseId: given, toOrganisation }, context) {
    const { found } = await findOpenCase(context, TITLE, given);
    const { organisation, station } = await placeOf(context, TITLE, toOrganisation);
    await changeCase(context.transaction, found.id, { organisation, station, referredTo: null });
    await auditCase(context, found.id, 'transfer', { from: found.organisation, to: organisation });
    return { room: organisation, organisation, station };
  },
});
