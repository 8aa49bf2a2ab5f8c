import { z } from 'zod';
import { addReferral, answerReferral } from '../../db/registers/write-case-events.ts';
import { changeCase } from '../../db/registers/write-cases.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { auditCase, findOpenCase, type CaseWork } from './support/case-work.ts';
import { caseId, code, optionalText, text, yesNo } from './support/fields.ts';
import { placeOf } from './support/places.ts';

const TITLE = '记录服务转介';

const input = z.object({
  caseId,
  step: code('转介步骤', ['proposed', 'accepted', 'returned', 'consent-refused']),
  toOrganisation: optionalText('接收站（室）', 60),
  reason: text('转介理由或答复', 2000),
  consent: yesNo('服务对象同意').optional(),
});

/**
 * Writes a referral (服务转介, Art 17): proposed with the client's consent, then the receiving station's answer. While
 * it is open the receiving station may read the case.
 */
export const recordReferral = defineServiceTask({
  type: 'record-referral',
  title: TITLE,
  input,
  output: z.object({ referralId: z.string(), referralStatus: z.string() }),
  async run(given, context) {
    const work = await findOpenCase(context, TITLE, given.caseId);
    const referralId = given.step === 'proposed' ? await propose(given, work, context) : await answer(given, given.step, work, context);
    await auditCase(
      context,
      work.found.id,
      `referral-${given.step}`,
      given.toOrganisation === undefined ? {} : { to: given.toOrganisation },
    );
    return { referralId, referralStatus: given.step };
  },
});

async function propose(
  { toOrganisation, reason, consent }: z.output<typeof input>,
  { found, authorship }: CaseWork,
  context: ServiceTaskContext,
): Promise<string> {
  if (toOrganisation === undefined) throw new InvalidServiceTaskInput(TITLE, '请选择接收站（室）');
  if (consent !== true) throw new BpmnError('CONSENT_MISSING', '服务对象尚未同意转介');
  const place = await placeOf(context, TITLE, toOrganisation);
  if (place.organisation === found.organisation) throw new BpmnError('SAME_STATION', '接收站（室）就是当前的服务站（室）');
  const referral = { fromOrganisation: found.organisation, toOrganisation, reason, consent, status: 'proposed' as const };
  const id = await addReferral(context.transaction, authorship, referral);
  await changeCase(context.transaction, found.id, { referredTo: toOrganisation, status: 'referring' });
  return id;
}

async function answer(
  { toOrganisation, reason }: z.output<typeof input>,
  step: 'accepted' | 'returned' | 'consent-refused',
  { found, authorship }: CaseWork,
  { transaction }: ServiceTaskContext,
): Promise<string> {
  const id = await answerReferral(transaction, authorship, step, reason);
  if (id !== undefined) {
    await changeCase(transaction, found.id, { referredTo: null });
    return id;
  }
  if (step !== 'consent-refused' || toOrganisation === undefined) throw new InvalidServiceTaskInput(TITLE, '没有待答复的转介');
  return await addReferral(transaction, authorship, {
    fromOrganisation: found.organisation,
    toOrganisation,
    reason,
    consent: false,
    status: step,
  });
}
