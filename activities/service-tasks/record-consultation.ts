import { z } from 'zod';
import { answerConsultation, askConsultation } from '../../db/registers/write-case-events.ts';
import { changeCase } from '../../db/registers/write-cases.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditCase, findCase } from './support/case-work.ts';
import { caseId, code, optional, optionalText } from './support/fields.ts';

const TITLE = '记录疑难个案督导';

/** Writes a question to supervision about a difficult case (Art 33), which opens the case to supervisors, or their advice. */
export const recordConsultation = defineServiceTask({
  type: 'record-consultation',
  title: TITLE,
  input: z.object({
    caseId,
    step: optional(code('督导步骤', ['asked', 'advised'])),
    question: optionalText('疑难问题'),
    advice: optionalText('督导意见'),
  }),
  output: z.object({ consultationId: z.string(), consultationStatus: z.string() }),
  async run({ caseId: given, step = 'asked', question, advice }, context) {
    const { found, authorship } = await findCase(context, TITLE, given);
    const { transaction, now } = context;
    if (step === 'asked') {
      if (question === undefined) throw new InvalidServiceTaskInput(TITLE, '请填写疑难问题');
      const consultationId = await askConsultation(transaction, authorship, question);
      await changeCase(transaction, found.id, { consultationAt: now });
      await auditCase(context, found.id, 'consultation-asked');
      return { consultationId, consultationStatus: step };
    }
    if (advice === undefined) throw new InvalidServiceTaskInput(TITLE, '请填写督导意见');
    const consultationId = await answerConsultation(transaction, authorship, advice);
    if (consultationId === undefined) throw new InvalidServiceTaskInput(TITLE, '没有待答复的疑难问题');
    await auditCase(context, found.id, 'consultation-advised');
    return { consultationId, consultationStatus: step };
  },
});
