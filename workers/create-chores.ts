import { sendReminders, escalateOverdue } from '../activities/sweeps/deadlines.ts';
import type { Calendar } from '../activities/sweeps/calendar.ts';
import { sweepMessages } from '../activities/sweeps/messages.ts';
import type { EngineClientContext } from '../client/create-engine-client.ts';
import { synchroniseSchedules } from '../deployment/synchronise-schedules.ts';
import type { Chore } from './chores.ts';

/** What every worker does in the background. */
export function createChores(context: EngineClientContext, calendar: Calendar): readonly Chore[] {
  const { database } = context;
  return [
    { name: 'messages', every: 5_000, run: () => sweepMessages(context, new Date()) },
    { name: 'calendar', every: 30_000, run: () => calendar.refresh() },
    { name: 'reminders', every: 15_000, run: () => sendReminders(database, new Date()) },
    { name: 'escalations', every: 15_000, run: () => escalateOverdue(database, new Date()) },
    { name: 'schedules', every: 15_000, run: () => synchroniseSchedules(context) },
  ];
}
