import { z } from 'zod';
import type { Database } from '../connection.ts';
import { peopleInGroups } from './people.ts';

export type NotificationLevel = 'info' | 'warning' | 'urgent';

export interface NewNotification {
  readonly level: NotificationLevel;
  /** In Chinese, without personal data: it says where to look, the file says who. */
  readonly message: string;
  readonly caseId?: string;
  readonly groups?: readonly string[];
  readonly people?: readonly string[];
}

/** Tells every active member of the groups and every person named, each once; answers how many that were. */
export async function notifyPeople(database: Database, notification: NewNotification): Promise<number> {
  const members = await peopleInGroups(database, notification.groups ?? []);
  const named: unknown = await database('people')
    .whereIn('id', [...(notification.people ?? [])])
    .where({ active: true })
    .select('id');
  const recipients = [
    ...new Set([
      ...members,
      ...z
        .array(z.object({ id: z.string() }))
        .parse(named)
        .map(({ id }) => id),
    ]),
  ];
  if (recipients.length === 0) return 0;
  const { level, message, caseId } = notification;
  await database('notifications').insert(recipients.map((person_id) => ({ person_id, level, message, case_id: caseId ?? null })));
  return recipients.length;
}

const notificationRow = z.object({
  id: z.number(),
  level: z.enum(['info', 'warning', 'urgent']),
  message: z.string(),
  caseId: z.string().nullable(),
  createdAt: z.date(),
  readAt: z.date().nullable(),
});

export type Notification = z.infer<typeof notificationRow>;

/** A person's newest notifications, unread ones first. */
export async function listNotifications(database: Database, personId: string, limit = 50): Promise<readonly Notification[]> {
  const rows: unknown = await database('notifications')
    .where({ person_id: personId })
    .orderByRaw('read_at is not null, created_at desc, id desc')
    .limit(limit)
    .select({ id: 'id', level: 'level', message: 'message', caseId: 'case_id', createdAt: 'created_at', readAt: 'read_at' });
  return z.array(notificationRow).parse(rows);
}

export async function countUnreadNotifications(database: Database, personId: string): Promise<number> {
  const rows: unknown = await database('notifications').where({ person_id: personId }).whereNull('read_at').count({ total: '*' });
  return z.tuple([z.object({ total: z.number() })]).parse(rows)[0].total;
}

/** Marks the person's notifications as read: one, or all of them. */
export async function markNotificationsRead(database: Database, personId: string, id?: number): Promise<void> {
  const query = database('notifications').where({ person_id: personId }).whereNull('read_at');
  await (id === undefined ? query : query.where({ id })).update({ read_at: database.fn.now() });
}
