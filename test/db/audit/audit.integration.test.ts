import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../../db/audit/audit.ts';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import type { Database } from '../../../db/connection.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

const entry = (id: string, details = {}) => ({
  actor: 'worker-one',
  action: 'client.read',
  subject: { kind: 'client' as const, id },
  details,
});

async function write(id: string, details = {}): Promise<void> {
  await database.transaction(async (transaction) => await audit(transaction, entry(id, details)));
}

/** What somebody with the database's own rights could do: switch the guard off, tamper, switch it on again. */
async function tamper(statement: string): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.raw('alter table audit_log disable trigger user');
    await transaction.raw(statement);
    await transaction.raw('alter table audit_log enable trigger user');
  });
}

describe('the audit log', () => {
  it('is intact after many writers at once, whatever they wrote', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        write(`client-${number}`, { reason: '核对“低保”资格 \\ 🧾', nested: { b: [1, 2.5, null], a: true } }),
      ),
    );
    expect(await verifyAuditChain(database)).toEqual({ intact: true, entries: 40, problems: [] });
  });

  it('keeps entries of one transaction together, and none of one that failed', async () => {
    await expect(
      database.transaction(async (transaction) => {
        await audit(transaction, entry('lost'));
        await audit(transaction, entry('lost-too'));
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await verifyAuditChain(database)).toMatchObject({ intact: true, entries: 40 });
  });

  it.each(['update audit_log set actor = actor', 'delete from audit_log', 'truncate audit_log', 'delete from audit_chains'])(
    'refuses %s',
    async (statement) => {
      await expect(database.raw(statement)).rejects.toThrow(/only appended to/);
    },
  );
});

describe('verifyAuditChain', () => {
  beforeEach(async () => {
    await database.raw(
      "begin; alter table audit_log disable trigger user; alter table audit_chains disable trigger user; truncate audit_log; update audit_chains set position = 0, hash = ''; alter table audit_log enable trigger user; alter table audit_chains enable trigger user; commit",
    );
    for (let number = 0; number < 64; number += 1) await write(`client-${number}`);
    expect(await verifyAuditChain(database)).toMatchObject({ intact: true, entries: 64 });
  });

  const second = '(select seq from audit_log where position = 2 order by chain limit 1)';

  it.each([
    ['a changed actor', `update audit_log set actor = 'somebody' where seq = ${second}`, /被改动/],
    ['changed details', `update audit_log set details = '{"x": 1}' where seq = ${second}`, /被改动/],
    ['a moved time', `update audit_log set at = at + interval '1 millisecond' where seq = ${second}`, /被改动/],
    ['an entry taken out', `delete from audit_log where seq = ${second}`, /缺失/],
    [
      'an entry cut off at the end',
      `delete from audit_log where seq = (select seq from audit_log order by position desc, chain limit 1)`,
      /末尾应有/,
    ],
  ])('finds %s', async (_, statement, problem) => {
    await tamper(statement);
    const result = await verifyAuditChain(database);
    expect(result.intact).toBe(false);
    expect(result.problems).toEqual([expect.stringMatching(problem)]);
  });

  it('finds an entry whose own hash was made to fit', async () => {
    await tamper(`update audit_log set actor = 'somebody', hash = encode(sha256('forged'), 'hex') where seq = ${second}`);
    expect((await verifyAuditChain(database)).intact).toBe(false);
  });
});
