import { audit } from '../../db/audit/audit.ts';
import type { Database } from '../../db/connection.ts';
import { takeOverdue, takeReminders, type DueTask } from '../../db/read-model/deadlines-repository.ts';
import { notifyPeople } from '../../db/registers/notifications.ts';

/** Tasks a round: the rest follows in the next one, moments later. */
const BATCH = 200;

/** Reminds people of tasks that are due soon, once each. Answers how many tasks. */
export async function sendReminders(database: Database, now: Date): Promise<number> {
  return await database.transaction(async (transaction) => {
    const tasks = await takeReminders(transaction, now, BATCH);
    for (const task of tasks) {
      await notifyPeople(transaction, {
        level: 'warning',
        message: `任务“${task.name}”（${task.businessKey}）即将到期，请及时办理。`,
        ...holdersOf(task),
      });
    }
    return tasks.length;
  });
}

/** Tells the tier above of tasks that are overdue, and lets it take those that nobody has. Answers how many tasks. */
export async function escalateOverdue(database: Database, now: Date): Promise<number> {
  return await database.transaction(async (transaction) => {
    const tasks = await takeOverdue(transaction, now, BATCH);
    for (const task of tasks) {
      const message = `任务“${task.name}”（${task.businessKey}）已超期。`;
      await notifyPeople(transaction, { level: 'urgent', message: `${message}请尽快办理。`, ...holdersOf(task) });
      await notifyPeople(transaction, { level: 'urgent', message: `${message}已升级到上一级，请督促或接办。`, groups: task.escalateTo });
      const subject = { kind: 'task', id: `${task.instanceId}/${task.key}` } as const;
      await audit(transaction, { actor: 'system', action: 'escalate-task', subject, details: { escalateTo: task.escalateTo } });
    }
    return tasks.length;
  });
}

/** Whoever has the task; if nobody does, those who may take it. */
function holdersOf({ assignee, candidateGroups, candidateUsers }: DueTask) {
  return assignee === null ? { groups: candidateGroups, people: candidateUsers } : { people: [assignee] };
}
