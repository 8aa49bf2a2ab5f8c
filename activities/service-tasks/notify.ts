import { z } from 'zod';
import { notifyPeople } from '../../db/registers/notifications.ts';
import { defineServiceTask, InvalidServiceTaskInput } from './handler.ts';
import { caseId, code, optional, text } from './support/fields.ts';

const TITLE = '发送通知';

const names = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(/[,，]/)
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : (value ?? []),
  z.array(z.string()),
);

/** Puts a notice into the inbox of everybody in the groups and everybody named. */
export const notify = defineServiceTask({
  type: 'notify',
  title: TITLE,
  input: z.object({
    caseId,
    message: text('通知内容', 500),
    groups: names,
    people: names,
    level: optional(code('通知级别', ['info', 'warning', 'urgent'])),
  }),
  output: z.object({ notified: z.number() }),
  async run({ caseId: given, message, groups, people, level = 'info' }, { transaction, businessKey }) {
    if (groups.length === 0 && people.length === 0) throw new InvalidServiceTaskInput(TITLE, '没有指定通知对象');
    return { notified: await notifyPeople(transaction, { level, message, groups, people, caseId: given ?? businessKey }) };
  },
});
