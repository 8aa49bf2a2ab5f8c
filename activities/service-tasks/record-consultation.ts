import { z } from 'zod';
import { answerConsultation, askConsultation } from '../../db/registers/write-case-events.ts';
import { changeCase } from '../../db/registers/write-cases.ts';
import { isSupervisionTopic } from '../../domain/supervision/topics.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditCase, findCase } from './support/case-work.ts';
import { caseId, code, hours, optional, optionalText } from './support/fields.ts';

const TITLE = '记录疑难个案督导';

/**
 * Writes a question to supervision about a difficult case (Art 33), which opens the case to supervisors, or their advice
 * with hours and topic, which count as supervision. Diagrams of before say neither these nor which question is answered.
 */
export const recordConsultation = defineServiceTask({
  type: 'record-consultation',
  title: TITLE,
  input: z.object({
    caseId,
    step: optional(code('督导步骤', ['asked', 'advised'])),
    question: optionalText('疑难问题'),
    advice: optionalText('督导意见'),
    consultationId: optionalText('求助编号', 50),
    hours: optional(hours('用时', 24)),
    topic: optional(z.string().refine(isSupervisionTopic, '督导主题不在第三十三条的范围内')),
  }),
  output: z.object({ consultationId: z.string(), consultationStatus: z.string() }),
  async run({ caseId: given, step = 'asked', question, ...answer }, context) {
    const { found, authorship } = await findCase(context, TITLE, given);
    const { transaction, now } = context;
    if (step === 'asked') {
      if (question === undefined) throw new InvalidServiceTaskInput(TITLE, '请填写疑难问题');
      const consultationId = await askConsultation(transaction, authorship, question);
      await changeCase(transaction, found.id, { consultationAt: now });
      await auditCase(context, found.id, 'consultation-asked');
      return { consultationId, consultationStatus: step };
    }
    const { advice, consultationId: asked, hours: durationMinutes, topic } = answer;
    if (advice === undefined) throw new InvalidServiceTaskInput(TITLE, '请填写督导意见');
    const consultationId = await answerConsultation(transaction, authorship, { consultationId: asked, advice, durationMinutes, topic });
    if (consultationId === undefined) throw new InvalidServiceTaskInput(TITLE, '没有待答复的疑难问题');
    await auditCase(context, found.id, 'consultation-advised');
    return { consultationId, consultationStatus: step };
  },
});
