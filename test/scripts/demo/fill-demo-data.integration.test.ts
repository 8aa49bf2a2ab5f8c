import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../db/connection.ts';
import { listClients } from '../../../db/registers/client-list.ts';
import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import { findAccount, findPersonByUsername, peopleInGroups } from '../../../db/registers/people.ts';
import { createRegisterKeys } from '../../../db/registers/register-keys.ts';
import { verifyPassword } from '../../../db/sessions/passwords.ts';
import { readingScope } from '../../../domain/access/reading-scope.ts';
import { checkIdNumber } from '../../../domain/id-number.ts';
import { demoAccounts, DEMO_PASSWORD } from '../../../scripts/demo/demo-accounts.ts';
import { demoCases } from '../../../scripts/demo/demo-cases.ts';
import { demoClients } from '../../../scripts/demo/demo-clients.ts';
import { fillDemoData } from '../../../scripts/demo/fill-demo-data.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const keys = createRegisterKeys([{ id: 'test', key: randomBytes(32) }]);
let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
});

afterAll(async () => {
  await database.destroy();
  await testDatabase.drop();
});

describe('demo data', () => {
  it('are filled once, also when two starts meet', async () => {
    expect((await Promise.all([fillDemoData(database, keys), fillDemoData(database, keys)])).toSorted()).toEqual([false, true]);
    expect(await fillDemoData(database, keys)).toBe(false);
  });

  it('let every account log in with the roles it names', async () => {
    const tree = await loadOrganisationTree(database);
    const accounts = demoAccounts(tree);
    expect(new Set(accounts.map(({ username }) => username)).size).toBe(accounts.length);
    for (const { username } of accounts) {
      expect((await findPersonByUsername(database, username))?.assignments.length, username).toBeGreaterThan(0);
    }
    const account = await findAccount(database, 'dabaodang1.worker');
    expect(await verifyPassword(DEMO_PASSWORD, account?.passwordHash)).toBe(true);
  });

  it('leave no station or room without head, lead, worker and archivist', async () => {
    const tree = await loadOrganisationTree(database);
    for (const { code } of tree.all.filter(({ tier }) => tier !== 'bureau')) {
      for (const role of ['head', 'lead', 'worker', 'archivist']) {
        expect(await peopleInGroups(database, [`${role}@${code}`]), `${role}@${code}`).not.toEqual([]);
      }
    }
  });

  it('hold clients whose ID numbers are well formed and unique', async () => {
    const clients = demoClients();
    expect(clients.map(({ idNumber }) => checkIdNumber(idNumber, '2026-11-23').valid)).not.toContain(false);
    expect(new Set(clients.map(({ idNumber }) => idNumber)).size).toBe(clients.length);
    expect(new Set(clients.map(({ name }) => name)).size).toBe(clients.length);
    expect(demoCases().map(({ room }) => room)).toContain('dabaodang-room-01');
  });

  it('show a worker the own room only', async () => {
    const tree = await loadOrganisationTree(database);
    const person = await findPersonByUsername(database, 'dabaodang1.worker');
    const scope = readingScope(person ?? { id: '', name: '', assignments: [] }, tree);
    const { rows, total } = await listClients(database, scope, keys, {}, { page: 1, size: 100 });
    expect(total).toBeGreaterThan(4);
    expect(new Set(rows.map(({ organisation }) => organisation))).toEqual(new Set(['dabaodang-room-01']));
  });
});
