import { z } from 'zod';
import { mayReadCase } from '../../domain/access/case-access.ts';
import type { ReadingScope } from '../../domain/access/reading-scope.ts';
import { audit } from '../audit/audit.ts';
import type { Database, Transaction } from '../connection.ts';
import { caseStatusColumn } from './case-status-column.ts';
import { loadCaseRecords, type CaseRecords } from './case-records.ts';
import { findCaseSubject } from './case-subject.ts';
import type { FileAnswer } from './file-answer.ts';

/** A case with its client and everything written down in it. */
export interface CaseFile extends CaseRow {
  readonly records: CaseRecords;
}

/**
 * Opens a case for a person: decides, writes the reading (or the refusal) into the audit log and answers with the
 * file, in one transaction, so that nobody reads without a trace.
 * @param reason why somebody who needs a reason reads the file
 */
export async function openCaseFile(
  database: Database,
  caseId: string,
  scope: ReadingScope,
  reason?: string,
): Promise<FileAnswer<CaseFile>> {
  return await database.transaction(async (transaction) => {
    const subject = await findCaseSubject(transaction, caseId);
    if (subject === undefined) return { kind: 'unknown' };
    const decision = mayReadCase(scope, subject);
    const because = reason?.trim() ?? '';
    if (decision.kind === 'reasonNeeded' && because === '') return decision;
    const allowed = decision.kind !== 'refused';
    const file = allowed ? await loadCaseFile(transaction, caseId) : undefined;
    await audit(transaction, {
      actor: scope.person,
      action: allowed ? 'case.read' : 'case.read-refused',
      subject: { kind: 'case', id: caseId },
      details: decision.kind === 'reasonNeeded' ? { reason: because } : {},
    });
    return decision.kind === 'refused' || file === undefined
      ? { kind: 'refused', message: decision.kind === 'refused' ? decision.message : '没有这个个案' }
      : { kind: 'granted', file };
  });
}

/** The file without any decision: for programs that act for nobody. */
export async function loadCaseFile(database: Database | Transaction, caseId: string): Promise<CaseFile | undefined> {
  const row: unknown = await database('cases as c')
    .leftJoin('clients as k', 'k.id', 'c.client_id')
    .join('organisations as o', 'o.code', 'c.organisation')
    .leftJoin('organisations as s', 's.code', 'c.station')
    .leftJoin('organisations as r', 'r.code', 'c.referred_to')
    .where('c.id', caseId)
    .first({
      id: 'c.id',
      clientId: 'c.client_id',
      clientName: 'k.name',
      clientIdNumberMasked: 'k.id_number_masked',
      clientTags: 'k.tags',
      organisation: 'c.organisation',
      organisationName: 'o.name',
      station: 'c.station',
      stationName: 's.name',
      status: 'c.status',
      source: 'c.source',
      summary: 'c.summary',
      urgency: 'c.urgency',
      riskLevel: 'c.risk_level',
      plannedSessions: 'c.planned_sessions',
      escalatedAt: 'c.escalated_at',
      crisisAt: 'c.crisis_at',
      consultationAt: 'c.consultation_at',
      referredTo: 'c.referred_to',
      referredToName: 'r.name',
      openedBy: 'c.opened_by',
      openedAt: 'c.opened_at',
      closedAt: 'c.closed_at',
      closeReason: 'c.close_reason',
      withdrawReason: 'c.withdraw_reason',
      satisfaction: 'c.satisfaction',
      archiveCode: 'c.archive_code',
    });
  const found = caseRow.optional().parse(row);
  return found && { ...found, records: await loadCaseRecords(database, caseId) };
}

const caseRow = z.object({
  id: z.string(),
  clientId: z.string().nullable(),
  clientName: z.string().nullable(),
  clientIdNumberMasked: z.string().nullable(),
  clientTags: z.array(z.string()).nullable(),
  organisation: z.string(),
  organisationName: z.string(),
  station: z.string().nullable(),
  stationName: z.string().nullable(),
  status: caseStatusColumn,
  source: z.string().nullable(),
  summary: z.string().nullable(),
  urgency: z.enum(['low', 'normal', 'urgent']),
  riskLevel: z.enum(['low', 'medium', 'high']).nullable(),
  plannedSessions: z.number().nullable(),
  escalatedAt: z.date().nullable(),
  crisisAt: z.date().nullable(),
  consultationAt: z.date().nullable(),
  referredTo: z.string().nullable(),
  referredToName: z.string().nullable(),
  openedBy: z.string(),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  closeReason: z.enum(['goals-met', 'client-declined', 'circumstances', 'status-changed']).nullable(),
  withdrawReason: z.string().nullable(),
  satisfaction: z.number().nullable(),
  archiveCode: z.string().nullable(),
});
type CaseRow = z.infer<typeof caseRow>;
