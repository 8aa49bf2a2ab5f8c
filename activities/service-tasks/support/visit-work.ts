import { audit } from '../../../db/audit/audit.ts';
import { loadCalendarOverrides } from '../../../db/registers/calendar-overrides.ts';
import { lockVisit, type VisitAuthorship, type WorkingVisit } from '../../../db/registers/write-supervision.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { visitStatuses, type VisitStatus } from '../../../domain/supervision/visits.ts';
import { instantAt } from '../../../domain/working-days/calendar-day.ts';
import { workingDaysBetween } from '../../../domain/working-days/working-days.ts';
import { InvalidServiceTaskInput, type ServiceTaskContext } from '../handler.ts';

/** A supervision visit that a handler works on: locked, with whom its records are ascribed to. */
export interface VisitWork {
  readonly found: WorkingVisit;
  readonly authorship: VisitAuthorship;
}

/** The visit of the job (by default the business key's), locked until the job is done; it has to be where the diagram is. */
export async function findVisit(
  context: ServiceTaskContext,
  title: string,
  visitId: string | undefined,
  expected: VisitStatus,
): Promise<VisitWork> {
  const authorship = visitAuthorship(context, visitId);
  const found = await lockVisit(context.transaction, authorship.visitId);
  if (found === undefined) throw new InvalidServiceTaskInput(title, `没有编号为 ${authorship.visitId} 的督导`);
  if (found.status !== expected) {
    throw new InvalidServiceTaskInput(title, `督导 ${found.id} 现在是「${visitStatuses[found.status]}」，不能办理`);
  }
  return { found, authorship };
}

export function visitAuthorship({ businessKey, actor, now }: ServiceTaskContext, visitId: string | undefined): VisitAuthorship {
  return { visitId: visitId ?? businessKey, by: actor, at: now };
}

/** Leaves the trace of a change to a visit; called last, because the log's chain is held until the job's transaction ends. */
export async function auditVisit(context: ServiceTaskContext, visitId: string, action: string, details: JsonObject = {}): Promise<void> {
  await audit(context.transaction, {
    actor: context.actor,
    action: `supervision.${action}`,
    subject: { kind: 'supervision', id: visitId },
    details: { ...details, instance: context.instanceId },
    at: context.now,
  });
}

/**
 * Working days from now until a day, for deadlines of diagrams (`sw:deadline` counts working days, people name days).
 * At least one: who is late already has until the next working day.
 */
export async function workingDaysUntil({ transaction, now }: ServiceTaskContext, day: string): Promise<number> {
  const overrides = await loadCalendarOverrides(transaction);
  return Math.min(LONGEST, Math.max(1, workingDaysBetween(now, instantAt(day, NOON), overrides)));
}

const NOON = 12;

/** Somewhat less than what a deadline may be at most, so that a diagram can add days of its own. */
const LONGEST = 900;
