import { sendReminders, escalateOverdue } from '../activities/sweeps/deadlines.ts';
import { workOffBatches } from '../activities/sweeps/batches.ts';
import type { Calendar } from '../activities/sweeps/calendar.ts';
import { settleDoubts } from '../activities/sweeps/doubts.ts';
import { sweepMessages } from '../activities/sweeps/messages.ts';
import type { EngineClientContext } from '../client/engine-client-context.ts';
import { synchroniseSchedules } from '../deployment/synchronise-schedules.ts';
import { closeEndedByForce } from '../reconcile/reconcile-all.ts';
import type { Chore } from './chores.ts';

/** How far back workers look for instances ended by force; older ones are `npm run reconcile`'s. */
const LOOK_BACK = 60 * 60 * 1000;

/** What every worker does in the background. */
export function createChores(context: EngineClientContext, calendar: Calendar): readonly Chore[] {
  const { database } = context;
  return [
    { name: 'messages', every: 5_000, run: () => sweepMessages(context, new Date()) },
    { name: 'doubts', every: 5_000, run: () => settleDoubts(context, new Date()) },
    { name: 'calendar', every: 30_000, run: () => calendar.refresh() },
    { name: 'reminders', every: 15_000, run: () => sendReminders(database, new Date()) },
    { name: 'escalations', every: 15_000, run: () => escalateOverdue(database, new Date()) },
    { name: 'ghosts', every: 20_000, run: () => closeEndedByForce(context, new Date(Date.now() - LOOK_BACK)) },
    { name: 'batches', every: 1_000, run: () => workOffBatches(context) },
    { name: 'schedules', every: 15_000, run: () => synchroniseSchedules(context) },
  ];
}
