import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CloseReason, RiskLevel } from '../../domain/case-status.ts';
import type { FiveSociety } from '../../domain/five-societies.ts';
import type { ServiceDomain } from '../../domain/service-catalogue.ts';
import type { Transaction } from '../connection.ts';

/** Who wrote a record of which case, and when. */
export interface Authorship {
  readonly caseId: string;
  readonly by: string;
  readonly at: Date;
}

export interface NewNeed {
  readonly domain: ServiceDomain;
  readonly description: string;
  readonly urgency: 'low' | 'normal' | 'urgent';
  readonly societies: readonly FiveSociety[];
}

export interface NewResource {
  readonly kind: 'formal' | 'informal' | 'charity' | 'volunteer';
  readonly description: string;
  readonly provider?: string | undefined;
}

export interface NewSession {
  readonly clientId: string | null;
  readonly organisation: string;
  readonly station: string | null;
  readonly date: string;
  readonly durationMinutes: number;
  readonly place: string;
  readonly catalogueItem?: string | undefined;
  readonly content: string;
  readonly result?: string | undefined;
  readonly nextStep?: string | undefined;
  readonly societies: readonly FiveSociety[];
}

export async function addAssessment(
  transaction: Transaction,
  authorship: Authorship,
  assessment: { readonly riskLevel: RiskLevel; readonly score?: number | undefined; readonly situation: string },
): Promise<string> {
  const { riskLevel, score, situation } = assessment;
  return await insert(transaction, 'assessments', authorship, { risk_level: riskLevel, score: score ?? null, situation });
}

/** Writes the needs list; an earlier one of the case is marked as superseded. */
export async function replaceNeeds(transaction: Transaction, authorship: Authorship, needs: readonly NewNeed[]): Promise<void> {
  await supersede(transaction, 'needs', authorship);
  for (const [position, { domain, description, urgency, societies }] of needs.entries()) {
    await insert(transaction, 'needs', authorship, { position, domain, description, urgency, societies: [...societies] });
  }
}

/** Writes the resources list; an earlier one of the case is marked as superseded. */
export async function replaceResources(transaction: Transaction, authorship: Authorship, resources: readonly NewResource[]): Promise<void> {
  await supersede(transaction, 'resources', authorship);
  for (const [position, { kind, description, provider }] of resources.entries()) {
    await insert(transaction, 'resources', authorship, { position, kind, description, provider: provider ?? null });
  }
}

/** Writes the ledger entry of a session and answers its id and its number within the case. The case must be locked. */
export async function addSession(
  transaction: Transaction,
  authorship: Authorship,
  session: NewSession,
): Promise<{ readonly id: string; readonly number: number }> {
  const number = (await countOf(transaction, 'service_sessions', authorship.caseId)) + 1;
  const id = await insert(transaction, 'service_sessions', authorship, {
    number,
    client_id: session.clientId,
    organisation: session.organisation,
    station: session.station,
    date: session.date,
    duration_minutes: session.durationMinutes,
    place: session.place,
    catalogue_item: session.catalogueItem ?? null,
    content: session.content,
    result: session.result ?? null,
    next_step: session.nextStep ?? null,
    societies: [...session.societies],
  });
  return { id, number };
}

/** Writes a review and answers its id and how many the case has now. */
export async function addReview(
  transaction: Transaction,
  authorship: Authorship,
  review: { readonly result: string; readonly findings: string; readonly advice?: string | undefined },
): Promise<{ readonly id: string; readonly count: number }> {
  const id = await insert(transaction, 'reviews', authorship, {
    result: review.result,
    findings: review.findings,
    advice: review.advice ?? null,
  });
  return { id, count: await countOf(transaction, 'reviews', authorship.caseId) };
}

export async function addClosing(
  transaction: Transaction,
  authorship: Authorship,
  closing: { readonly closeReason: CloseReason; readonly summary: string; readonly satisfaction?: number | undefined },
): Promise<string> {
  const { closeReason, summary, satisfaction } = closing;
  return await insert(transaction, 'closings', authorship, { close_reason: closeReason, summary, satisfaction: satisfaction ?? null });
}

async function supersede(transaction: Transaction, table: 'needs' | 'resources', { caseId, at }: Authorship): Promise<void> {
  await transaction(table).where({ case_id: caseId }).whereNull('superseded_at').update({ superseded_at: at });
}

async function countOf(transaction: Transaction, table: string, caseId: string): Promise<number> {
  const rows: unknown = await transaction(table).where({ case_id: caseId }).count({ total: '*' });
  return z.tuple([z.object({ total: z.number() })]).parse(rows)[0].total;
}

async function insert(
  transaction: Transaction,
  table: string,
  { caseId, by, at }: Authorship,
  values: Record<string, unknown>,
): Promise<string> {
  const id = randomUUID();
  await transaction(table).insert({ id, case_id: caseId, by_person: by, at, ...values });
  return id;
}
