import { z } from 'zod';
import type { Database } from '../connection.ts';

const rowSchema = z.object({
  seq: z.number(),
  at: z.date(),
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  details: z.record(z.string(), z.json()),
});
export type AuditLine = Readonly<z.infer<typeof rowSchema>>;

export interface AuditFilter {
  readonly actor?: string;
  /** Whole id of what it was done to. */
  readonly subject?: string;
  /** Entries before this one. */
  readonly before?: number;
}

/** Entries of the audit log, the latest first. */
export async function listAudit(database: Database, { actor, subject, before }: AuditFilter, size: number): Promise<readonly AuditLine[]> {
  const query = database('audit_log').orderBy('seq', 'desc').limit(size);
  if (actor !== undefined) void query.where({ actor });
  if (subject !== undefined) void query.where({ subject_id: subject });
  if (before !== undefined) void query.where('seq', '<', before);
  const rows: unknown = await query.select({
    seq: 'seq',
    at: 'at',
    actor: 'actor',
    action: 'action',
    subjectKind: 'subject_kind',
    subjectId: 'subject_id',
    details: 'details',
  });
  return z.array(rowSchema).parse(rows);
}
