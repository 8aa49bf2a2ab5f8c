import { audit } from '../../db/audit/audit.ts';
import type { Database, Transaction } from '../../db/connection.ts';
import { findPerson, addPerson } from '../../db/registers/people.ts';
import { loadOrganisationTree } from '../../db/registers/organisations.ts';
import { addPlanEntry } from '../../db/registers/supervision-plans.ts';
import type { RegisterKeys } from '../../db/registers/register-keys.ts';
import { insertClient, insertHousehold } from '../../db/registers/write-clients.ts';
import { recordTraining } from '../../db/registers/write-trainings.ts';
import { hashPassword } from '../../db/sessions/passwords.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { addAgencies } from './demo-agencies.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { registeredClients } from './demo-clients.ts';
import { demoStaff, workerOf, type DemoPerson } from './demo-staff.ts';
import { demoPlan } from './demo-supervision.ts';
import { demoTrainings } from './demo-trainings.ts';
import { fillCity } from './fill-city.ts';

/**
 * Fills an empty system with people who can log in, clients with files, agencies, a plan of supervision and trainings, once: in one
 * transaction, and not again when the first account is there. Answers whether it did. Running cases are started through the engine (`demo-cases.ts`).
 */
export async function fillDemoData(database: Database, keys: RegisterKeys, now: Date = new Date()): Promise<boolean> {
  await fillCity(database);
  const tree = await loadOrganisationTree(database);
  const staff = demoStaff(tree);
  if (await isFilled(database, staff.main)) return false;
  // Derived outside the transaction: it takes a second of computing on purpose.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return await database.transaction(async (transaction) => {
    await transaction.raw('select pg_advisory_xact_lock(?)', [DEMO_LOCK]);
    if (await isFilled(transaction, staff.main)) return false;
    for (const person of staff.main) await addAccount(transaction, person, passwordHash, now);
    for (const person of staff.others) await addAccount(transaction, person, passwordHash, new Date(now.getTime() + 1000));
    await addClients(transaction, keys, now);
    const everybody = [...staff.main, ...staff.others];
    await addAgencies(transaction, everybody, now);
    for (const entry of demoPlan(dayOf(now))) await addPlanEntry(transaction, entry, { by: 'master.head', at: now });
    for (const { by, ...training } of demoTrainings(tree, everybody, dayOf(now))) {
      await recordTraining(transaction, training, { by, at: now });
    }
    return true;
  });
}

/** Any constant: two starts at once fill once. */
const DEMO_LOCK = 5_120_773_018;

/** The first account stands for all: they are added in one transaction. */
async function isFilled(database: Database, [first]: readonly DemoPerson[]): Promise<boolean> {
  return first === undefined || (await findPerson(database, first.username)) !== undefined;
}

async function addAccount(
  transaction: Transaction,
  { username, name, assignments }: DemoPerson,
  passwordHash: string,
  createdAt: Date,
): Promise<void> {
  await addPerson(transaction, { id: username, username, name, assignments, passwordHash, createdAt });
}

async function addClients(transaction: Transaction, keys: RegisterKeys, now: Date): Promise<void> {
  const households = new Map<number, string>();
  for (const { room, household, ...client } of registeredClients()) {
    const worker = workerOf(room);
    const householdId = households.get(household) ?? (await insertHousehold(transaction, room, client.address, worker));
    households.set(household, householdId);
    const id = await insertClient(transaction, { ...client, organisation: room, householdId, consentedAt: now }, worker, keys);
    await audit(transaction, {
      actor: worker,
      action: 'client.register',
      subject: { kind: 'client', id },
      details: { demo: true },
      at: now,
    });
  }
}
