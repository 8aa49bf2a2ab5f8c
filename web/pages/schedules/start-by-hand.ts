import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import type { Schedule } from '../../../db/schedules/schedule.ts';
import { claimRun, discardRun, hasPendingRun, markBegun } from '../../../db/schedules/schedule-runs.ts';
import { namesOf, timerInstance, type ScheduledVersion } from '../../../deployment/timer-instance.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

export type ByHandOutcome =
  | { readonly kind: 'started'; readonly businessKey: string }
  /** The register has it, and a worker starts it as soon as Temporal answers. */
  | { readonly kind: 'later' }
  /** One that was asked for before is still to begin. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly message: string };

/** Starts now what the timer starts, as an instance in the register like the others; the same token starts one. */
export async function startByHand(
  services: Services,
  person: Person,
  { schedule, version, token }: { readonly schedule: Schedule; readonly version: ScheduledVersion; readonly token: string },
): Promise<ByHandOutcome> {
  const { database, engine } = services;
  if (await hasPendingRun(database, schedule.id, token)) return { kind: 'waiting' };
  const dueAt = services.now();
  const asked = { scheduleId: schedule.id, dueAt, status: 'by-hand', startedBy: person.id, requestId: token } as const;
  const run = await claimRun(database, asked, namesOf(schedule, version, dueAt));
  if (run.outcome.status === 'skipped') return { kind: 'refused', message: '流程改版后不再按时间发起' };
  const { businessKey, instanceId, begunAt } = run.outcome;
  if (begunAt !== null) return { kind: 'started', businessKey };
  // Before the start: a worker may make it when this process no longer can.
  const details = { element: schedule.elementId, schedule: schedule.id };
  await services.auditOnce({ actor: person.id, action: 'schedule.start', subject: { kind: 'instance', id: instanceId }, details });
  try {
    await engine.startInstance({
      processId: schedule.processId,
      businessKey,
      ...(await timerInstance(database, version, run.outcome)),
      startedBy: person.id,
      requestId: token,
      startEvent: schedule.elementId,
      definitionHash: version.definitionHash,
    });
  } catch (error) {
    if (error instanceof EngineUnavailable) return { kind: 'later' };
    if (!(error instanceof Refused)) throw error;
    await discardRun(database, run);
    return { kind: 'refused', message: error.message };
  }
  await markBegun(database, run);
  return { kind: 'started', businessKey };
}
