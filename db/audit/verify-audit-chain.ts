import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../connection.ts';

export interface AuditVerification {
  readonly intact: boolean;
  readonly entries: number;
  /** One line in Chinese a break, naming chain and position; at most one a chain, because what follows a break can't be judged. */
  readonly problems: readonly string[];
}

/**
 * Recomputes every hash of the log outside the database. Finds entries that were changed, left out, put in or cut off
 * at the end (the chain's head knows how many there were).
 */
export async function verifyAuditChain(database: Database): Promise<AuditVerification> {
  return await database.transaction(
    async (snapshot) => {
      const heads = chainHeads.parse(await snapshot('audit_chains').orderBy('chain'));
      let entries = 0;
      const problems: string[] = [];
      for (const head of heads) {
        const result = await verifyChain(snapshot, head);
        entries += result.entries;
        if (result.problem !== undefined) problems.push(result.problem);
      }
      return { intact: problems.length === 0, entries, problems };
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

async function verifyChain(database: Database, head: ChainHead): Promise<{ readonly entries: number; readonly problem?: string }> {
  let position = 0;
  let hash = '';
  for (;;) {
    const rows = await nextRows(database, head.chain, position);
    for (const row of rows) {
      if (row.position !== position + 1) return broken(head.chain, position, `第 ${position + 1} 条缺失`);
      if (row.previous_hash !== hash) return broken(head.chain, position, `第 ${row.position} 条与前一条不衔接`);
      if (hashOf(row) !== row.hash) return broken(head.chain, position, `第 ${row.position} 条被改动`);
      position = row.position;
      hash = row.hash;
    }
    if (rows.length < PAGE) break;
  }
  if (position !== head.position || hash !== head.hash) {
    return broken(head.chain, position, `末尾应有 ${head.position} 条，现在是 ${position} 条`);
  }
  return { entries: position };
}

function broken(chain: number, entries: number, what: string) {
  return { entries, problem: `审计链 ${chain}：${what}` };
}

const PAGE = 1000;

async function nextRows(database: Database, chain: number, after: number): Promise<ChainRow[]> {
  const rows: unknown = await database('audit_log')
    .select('chain', 'position', 'actor', 'action', 'subject_kind', 'subject_id', 'previous_hash', 'hash')
    .select(database.raw('round(extract(epoch from at) * 1000)::bigint as at'), database.raw('details::text as details'))
    .where({ chain })
    .where('position', '>', after)
    .orderBy('position')
    .limit(PAGE);
  return z.array(chainRow).parse(rows);
}

/** The same input as in the database's `audit_append`: each field with its length in bytes in front. */
function hashOf(row: ChainRow): string {
  const fields = [
    String(row.chain),
    String(row.position),
    String(row.at),
    row.actor,
    row.action,
    row.subject_kind,
    row.subject_id,
    row.details,
    row.previous_hash,
  ];
  return createHash('sha256')
    .update(fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join(''))
    .digest('hex');
}

const chainHeads = z.array(z.object({ chain: z.number(), position: z.number(), hash: z.string() }));
type ChainHead = z.infer<typeof chainHeads>[number];

const chainRow = z.object({
  chain: z.number(),
  position: z.number(),
  at: z.number(),
  actor: z.string(),
  action: z.string(),
  subject_kind: z.string(),
  subject_id: z.string(),
  details: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});
type ChainRow = z.infer<typeof chainRow>;
