import { z } from 'zod';
import { insertCase, lockCase } from '../../db/registers/write-cases.ts';
import { findClient } from '../../db/registers/write-clients.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { auditCase } from './support/case-work.ts';
import { caseId, code, optional, optionalText, text } from './support/fields.ts';
import { placeOf } from './support/places.ts';

const TITLE = '建立个案';

/** Puts the case into the register under the instance's business key, at 收集需求. */
export const openCase = defineServiceTask({
  type: 'open-case',
  title: TITLE,
  input: z.object({
    caseId,
    room: text('社工室', 60),
    clientId: optionalText('服务对象编号', 50),
    source: optionalText('来源', 200),
    summary: optionalText('概述', 2000),
    urgency: optional(code('紧急程度', ['low', 'normal', 'urgent'])),
  }),
  output: z.object({
    caseId: z.string(),
    caseStatus: z.literal('collecting'),
    room: z.string(),
    station: z.string().nullable(),
    master: z.string(),
  }),
  async run({ caseId: given, room, clientId, source, summary, urgency = 'normal' }, context) {
    const id = given ?? context.businessKey;
    const { transaction, actor, now } = context;
    const place = await placeOf(context, TITLE, room);
    if (clientId !== undefined && (await findClient(transaction, clientId)) === undefined) {
      throw new InvalidServiceTaskInput(TITLE, `没有编号为 ${clientId} 的服务对象`);
    }
    if ((await lockCase(transaction, id)) !== undefined) throw new InvalidServiceTaskInput(TITLE, `个案编号 ${id} 已经使用`);
    const station = place.station ?? undefined;
    await insertCase(transaction, {
      id,
      clientId,
      organisation: room,
      station,
      source,
      summary,
      urgency,
      openedBy: context.startedBy ?? actor,
      openedAt: now,
    });
    await auditCase(context, id, 'open', { organisation: room });
    return { caseId: id, caseStatus: 'collecting' as const, room, station: place.station, master: place.master };
  },
});
