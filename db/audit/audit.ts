import type { JsonObject } from '../../contract/json.ts';
import type { Transaction } from '../connection.ts';

/** What somebody did to something. No personal data in `details`: the log is read by more people than the file. */
export interface AuditEntry {
  /** Person id, or 'system'. */
  readonly actor: string;
  /** Verb and noun in kebab case, such as `read-client`, `complete-task`. */
  readonly action: string;
  readonly subject: { readonly kind: AuditSubject; readonly id: string };
  readonly details?: JsonObject;
  /** Default: now. */
  readonly at?: Date;
}

export type AuditSubject =
  | 'client'
  | 'case'
  | 'task'
  | 'instance'
  | 'process'
  | 'person'
  | 'organisation'
  | 'calendar'
  | 'session'
  | 'incident'
  | 'batch'
  | 'agency'
  // XY-2026-000001
  | 'contract'
  // a cycle (PJ-2026-000001) or one station in it (PJ-2026-000001/xigou)
  | 'evaluation'
  | 'indicator-scheme'
  | 'supervision'
  // PX-2026-000001
  | 'training';

/**
 * Appends to the hash-chained log in the caller's transaction: the entry exists exactly if what it tells of happened.
 * Best called last, because it holds its chain until the transaction ends (docs/decisions/0005-audit-chain.md).
 */
export async function audit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  await transaction.raw('select audit_append(?, ?, ?, ?, ?, ?::jsonb)', [
    entry.at ?? new Date(),
    entry.actor,
    entry.action,
    entry.subject.kind,
    entry.subject.id,
    JSON.stringify(entry.details ?? {}),
  ]);
}

/**
 * Appends unless the very same entry (actor, action, subject, details) is there. For what is done outside the database
 * and told here afterwards: a request that is repeated, because nobody knows how far it came, leaves one entry.
 */
export async function auditOnce(transaction: Transaction, entry: AuditEntry): Promise<void> {
  const { actor, action, subject, details = {} } = entry;
  const same = { actor, action, subject_kind: subject.kind, subject_id: subject.id };
  await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 3))', [JSON.stringify(same)]);
  const known: unknown = await transaction('audit_log')
    .where(same)
    .whereRaw('details = ?::jsonb', [JSON.stringify(details)])
    .first('seq');
  if (known === undefined) await audit(transaction, entry);
}
