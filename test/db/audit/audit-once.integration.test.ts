import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditOnce, type AuditEntry } from '../../../db/audit/audit.ts';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import type { Database } from '../../../db/connection.ts';
import { openTestDatabase } from '../../support/test-database.ts';

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

const completed = (key: string): AuditEntry => ({
  actor: 'worker-one',
  action: 'complete-task',
  subject: { kind: 'task', id: `service-lifecycle:GA-2026-000001/${key}` },
  details: { element: 'Task_assess' },
});

async function tell(entry: AuditEntry): Promise<void> {
  await database.transaction(async (transaction) => await auditOnce(transaction, entry));
}

it('given requests that are repeated at once, then each thing that was done has one entry', async () => {
  await Promise.all(['13', '13', '14', '13'].map((key) => tell(completed(key))));
  await tell(completed('13'));
  expect(await verifyAuditChain(database)).toEqual({ intact: true, entries: 2, problems: [] });
});

it('given the same thing done by another person or with other details, then both are told', async () => {
  await tell({ ...completed('15'), details: { request: 'a' } });
  await tell({ ...completed('15'), details: { request: 'b' } });
  await tell({ ...completed('15'), details: { request: 'b' }, actor: 'worker-two' });
  expect(await verifyAuditChain(database)).toMatchObject({ intact: true, entries: 5 });
});
