import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '../connection.ts';
import type { Authorship } from './write-case-records.ts';

export interface NewPlan {
  readonly goals: string;
  readonly interventions?: string | undefined;
  readonly plannedSessions: number;
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  /** 服务清单 */
  readonly services: readonly {
    readonly catalogueItem?: string | undefined;
    readonly description: string;
    readonly sessions?: number | undefined;
    readonly frequency?: string | undefined;
  }[];
}

/** Writes the next version of a case's plan with its services. The case must be locked. */
export async function addPlan(
  transaction: Transaction,
  { caseId, by, at }: Authorship,
  plan: NewPlan,
): Promise<{ readonly id: string; readonly version: number }> {
  const latest = await latestPlan(transaction, caseId);
  const id = randomUUID();
  const version = (latest?.version ?? 0) + 1;
  await transaction('plans').insert({
    id,
    case_id: caseId,
    version,
    goals: plan.goals,
    interventions: plan.interventions ?? null,
    planned_sessions: plan.plannedSessions,
    start_date: plan.startDate ?? null,
    end_date: plan.endDate ?? null,
    by_person: by,
    at,
  });
  if (plan.services.length > 0) {
    await transaction('services').insert(
      plan.services.map(({ catalogueItem, description, sessions, frequency }, position) => ({
        id: randomUUID(),
        plan_id: id,
        case_id: caseId,
        position,
        catalogue_item: catalogueItem ?? null,
        description,
        sessions: sessions ?? null,
        frequency: frequency ?? null,
      })),
    );
  }
  return { id, version };
}

export interface LatestPlan {
  readonly id: string;
  readonly version: number;
  /** Who wrote it: that person may not approve it. */
  readonly by: string;
}

export async function latestPlan(transaction: Transaction, caseId: string): Promise<LatestPlan | undefined> {
  const row: unknown = await transaction('plans')
    .where({ case_id: caseId })
    .orderBy('version', 'desc')
    .first({ id: 'id', version: 'version', by: 'by_person' });
  return z.object({ id: z.string(), version: z.number(), by: z.string() }).optional().parse(row);
}

export interface NewApproval {
  readonly subject: string;
  readonly planId?: string | undefined;
  readonly result: 'approved' | 'rejected' | 'returned';
  readonly reason?: string | undefined;
  readonly returnTo?: string | undefined;
}

export async function addApproval(transaction: Transaction, { caseId, by, at }: Authorship, approval: NewApproval): Promise<string> {
  const id = randomUUID();
  await transaction('approvals').insert({
    id,
    case_id: caseId,
    subject: approval.subject,
    plan_id: approval.planId ?? null,
    result: approval.result,
    reason: approval.reason ?? null,
    return_to: approval.returnTo ?? null,
    by_person: by,
    at,
  });
  return id;
}
