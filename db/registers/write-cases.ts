import { z } from 'zod';
import { caseStatuses, isCaseStatus, type CaseStatus, type CloseReason, type RiskLevel } from '../../domain/case-status.ts';
import type { Transaction } from '../connection.ts';

export interface NewCase {
  readonly id: string;
  readonly clientId?: string | undefined;
  readonly organisation: string;
  readonly station?: string | undefined;
  readonly source?: string | undefined;
  readonly summary?: string | undefined;
  readonly urgency: 'low' | 'normal' | 'urgent';
  readonly openedBy: string;
  readonly openedAt: Date;
}

/** Puts a case into the register. The code is the key: a second case of the same code is a programming error and throws. */
export async function insertCase(
  transaction: Transaction,
  { id, clientId, organisation, station, source, summary, urgency, openedBy, openedAt }: NewCase,
): Promise<void> {
  await transaction('cases').insert({
    id,
    client_id: clientId ?? null,
    organisation,
    station: station ?? null,
    status: 'collecting',
    source: source ?? null,
    summary: summary ?? null,
    urgency,
    opened_by: openedBy,
    opened_at: openedAt,
  });
}

const workingCase = z.object({
  id: z.string(),
  clientId: z.string().nullable(),
  organisation: z.string(),
  station: z.string().nullable(),
  status: z.string().refine(isCaseStatus, `One of ${Object.keys(caseStatuses).join(', ')}`),
  riskLevel: z.enum(['low', 'medium', 'high']).nullable(),
  plannedSessions: z.number().nullable(),
  closeReason: z.string().nullable(),
});

/** What a writer has to know of a case. */
export type WorkingCase = z.infer<typeof workingCase>;

/** A case, locked until the transaction ends: writers of one case queue, so numbers within it are unique and status changes don't cross. */
export async function lockCase(transaction: Transaction, id: string): Promise<WorkingCase | undefined> {
  const row: unknown = await transaction('cases').where({ id }).forUpdate().first({
    id: 'id',
    clientId: 'client_id',
    organisation: 'organisation',
    station: 'station',
    status: 'status',
    riskLevel: 'risk_level',
    plannedSessions: 'planned_sessions',
    closeReason: 'close_reason',
  });
  return workingCase.optional().parse(row);
}

/** What changes in a case; what isn't named stays. */
export interface CaseChange {
  readonly clientId?: string;
  readonly organisation?: string;
  readonly station?: string | null;
  readonly status?: CaseStatus;
  readonly riskLevel?: RiskLevel;
  readonly plannedSessions?: number;
  readonly escalatedAt?: Date;
  readonly crisisAt?: Date | null;
  readonly consultationAt?: Date | null;
  readonly referredTo?: string | null;
  readonly closedAt?: Date;
  readonly closeReason?: CloseReason;
  readonly withdrawReason?: string;
  readonly satisfaction?: number | null;
  readonly archiveCode?: string;
}

export async function changeCase(transaction: Transaction, id: string, change: CaseChange): Promise<void> {
  await transaction('cases').where({ id }).update({
    client_id: change.clientId,
    organisation: change.organisation,
    station: change.station,
    status: change.status,
    risk_level: change.riskLevel,
    planned_sessions: change.plannedSessions,
    escalated_at: change.escalatedAt,
    crisis_at: change.crisisAt,
    consultation_at: change.consultationAt,
    referred_to: change.referredTo,
    closed_at: change.closedAt,
    close_reason: change.closeReason,
    withdraw_reason: change.withdrawReason,
    satisfaction: change.satisfaction,
    archive_code: change.archiveCode,
    updated_at: transaction.fn.now(),
  });
}
