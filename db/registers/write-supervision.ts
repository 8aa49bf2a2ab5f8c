import { z } from 'zod';
import type { SupervisionTopic } from '../../domain/supervision/topics.ts';
import { isVisitStatus, type VisitKind, type VisitStatus } from '../../domain/supervision/visits.ts';
import type { Transaction } from '../connection.ts';

/** Who wrote a record of which visit, and when. */
export interface VisitAuthorship {
  readonly visitId: string;
  readonly by: string;
  readonly at: Date;
}

export interface NewVisit {
  readonly planId?: string | undefined;
  readonly station: string;
  readonly kind: VisitKind;
  readonly topics: readonly SupervisionTopic[];
  readonly plannedDate: string;
  readonly supervisor?: string | undefined;
}

/** Puts a visit into the register; a second one of the same code is a programming error and throws. */
export async function insertVisit(transaction: Transaction, { visitId, by, at }: VisitAuthorship, visit: NewVisit): Promise<void> {
  await transaction('supervision_visits').insert({
    id: visitId,
    plan_id: visit.planId ?? null,
    station: visit.station,
    kind: visit.kind,
    status: 'arranged',
    topics: [...visit.topics],
    planned_date: visit.plannedDate,
    supervisor: visit.supervisor ?? null,
    arranged_by: by,
    arranged_at: at,
  });
}

const workingVisit = z.object({
  id: z.string(),
  station: z.string(),
  status: z.string().refine(isVisitStatus),
  plannedDate: z.string(),
});

/** What a writer has to know of a visit. */
export type WorkingVisit = z.infer<typeof workingVisit>;

/** The visit, locked until the transaction ends; undefined when there is none of that code. */
export async function lockVisit(transaction: Transaction, id: string): Promise<WorkingVisit | undefined> {
  const row: unknown = await transaction('supervision_visits')
    .where({ id })
    .forUpdate()
    .first({ id: 'id', station: 'station', status: 'status', plannedDate: 'planned_date' });
  return workingVisit.optional().parse(row);
}

export async function postponeVisit(
  transaction: Transaction,
  { visitId, by, at }: VisitAuthorship,
  { from, to, reason }: { readonly from: string; readonly to: string; readonly reason: string },
): Promise<void> {
  await transaction('supervision_visits').where({ id: visitId }).update({ planned_date: to });
  await transaction('supervision_postponements').insert({
    visit_id: visitId,
    from_date: from,
    to_date: to,
    reason,
    by_person: by,
    at,
  });
}

export async function cancelVisit(transaction: Transaction, { visitId, by, at }: VisitAuthorship, reason: string): Promise<void> {
  await transaction('supervision_visits')
    .where({ id: visitId })
    .update({ status: 'cancelled', cancelled_by: by, cancelled_at: at, cancel_reason: reason });
}

export interface VisitRecord {
  readonly date: string;
  readonly durationMinutes: number;
  readonly topics: readonly SupervisionTopic[];
  readonly findings: string;
  readonly attendants: string;
}

/** Writes down what was done and found at the station. */
export async function recordVisit(transaction: Transaction, { visitId, by, at }: VisitAuthorship, record: VisitRecord): Promise<void> {
  await transaction('supervision_visits')
    .where({ id: visitId })
    .update({
      status: 'visited',
      date: record.date,
      duration_minutes: record.durationMinutes,
      topics: [...record.topics],
      findings: record.findings,
      attendants: record.attendants,
      visited_by: by,
      visited_at: at,
    });
}

export async function setVisitStatus(
  transaction: Transaction,
  visitId: string,
  status: Extract<VisitStatus, 'following-up' | 'closed'>,
  at: Date,
): Promise<void> {
  await transaction('supervision_visits')
    .where({ id: visitId })
    .update({ status, ...(status === 'closed' ? { closed_at: at } : {}) });
}
