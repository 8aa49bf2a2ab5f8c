import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/connection.ts';
import { listAgencies } from '../../../db/registers/agencies.ts';
import { listClients } from '../../../db/registers/client-list.ts';
import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import { yearOf } from '../../../db/registers/codes.ts';
import { trainingHours } from '../../../db/registers/training-hours.ts';
import { headsOf } from '../../../db/registers/person-qualifications.ts';
import { findAccount, findPersonByUsername, peopleInGroups } from '../../../db/registers/people.ts';
import { createRegisterKeys } from '../../../db/registers/register-keys.ts';
import { verifyPassword } from '../../../db/sessions/passwords.ts';
import { readingScope } from '../../../domain/access/reading-scope.ts';
import { checkAgency } from '../../../domain/contracts/check-agency.ts';
import { checkIdNumber } from '../../../domain/id-number.ts';
import { demoAccounts, DEMO_PASSWORD } from '../../../scripts/demo/demo-accounts.ts';
import { averageHours } from '../../../domain/training/average-hours.ts';
import { demoCases } from '../../../scripts/demo/demo-cases.ts';
import { demoClients } from '../../../scripts/demo/demo-clients.ts';
import { demoStaff } from '../../../scripts/demo/demo-staff.ts';
import { demoTrainings } from '../../../scripts/demo/demo-trainings.ts';
import { fillDemoData } from '../../../scripts/demo/fill-demo-data.ts';
import { parseProcessManifest } from '../../../contract/process-manifest.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const keys = createRegisterKeys([{ id: 'test', key: randomBytes(32) }]);
let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ database, close } = await openTestDatabase());
});
afterAll(() => close());

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

  it('hold the agencies that the contracts to be tried name, and heads who may lead a station', async () => {
    const tree = await loadOrganisationTree(database);
    const agencies = await listAgencies(database);
    for (const agency of await agenciesOfSamples()) expect(agencies.map(({ name }) => name)).toContain(agency);
    const qualified = agencies.find(({ id }) => id === 'mingde');
    expect(qualified).toBeDefined();
    for (const { code } of tree.all.filter(({ tier }) => tier === 'station' || tier === 'master')) {
      expect(qualified && checkAgency(qualified, await headsOf(database, code), '2027-01-01'), code).toEqual([]);
    }
    expect(await peopleInGroups(database, ['desk@bureau'])).toHaveLength(2);
  });

  it('hold trainings: one station has reached the hours of the year, another is on its way', async () => {
    const year = yearOf(new Date(Date.now() - 24 * 86_400_000));
    expect(averageHours(await trainingHours(database, ['dabaodang'], year))).toBeGreaterThan(0);
    const tree = await loadOrganisationTree(database);
    const { main, others } = demoStaff(tree);
    const known = new Set([...main, ...others].map(({ username }) => username));
    for (const { station, participants, by } of demoTrainings(tree, [...main, ...others], '2026-11-23')) {
      expect(participants.length, station).toBeGreaterThan(0);
      expect([...participants, by].filter((person) => !known.has(person))).toEqual([]);
    }
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

/** Who the sample data of the contract process name. */
async function agenciesOfSamples(): Promise<readonly unknown[]> {
  const manifest = parseProcessManifest(
    await readFile(new URL('../../../processes/agency-contract/manifest.json', import.meta.url), 'utf8'),
  );
  return manifest.ok ? manifest.manifest.sampleData.map(({ variables }) => variables.agency) : [];
}
