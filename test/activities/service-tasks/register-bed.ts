import { randomBytes, randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../contract/json.ts';
import { loadServiceTaskHandlers } from '../../../activities/service-tasks/index.ts';
import { runServiceTask } from '../../../activities/service-tasks/run-service-task.ts';
import { openDatabase, type Database } from '../../../db/connection.ts';
import { addOrganisations } from '../../../db/registers/organisations.ts';
import { addPerson } from '../../../db/registers/people.ts';
import { createRegisterKeys, type RegisterKeys } from '../../../db/registers/register-keys.ts';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import type { RoleCode } from '../../../domain/roles.ts';
import { createTestDatabase } from '../../support/test-database.ts';

export const NOW = new Date('2026-11-23T10:00:00+08:00');

export interface JobOptions {
  readonly instanceId?: string;
  readonly jobKey?: string;
  readonly actor?: string;
  readonly businessKey?: string;
  /** Owner of the instance. */
  readonly organisation?: string;
}

/** Registers of a test: a real database with the city's organisations and some people, and the handlers to write with. */
export interface RegisterBed {
  readonly database: Database;
  readonly keys: RegisterKeys;
  readonly run: (type: string, variables: JsonObject, options?: JobOptions) => Promise<JsonObject>;
  close(): Promise<void>;
}

export async function createRegisterBed(): Promise<RegisterBed> {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase(url);
  const keys = createRegisterKeys([{ id: 'test', key: randomBytes(32) }]);
  const handlers = await loadServiceTaskHandlers();
  await fillTestRegisters(database);
  return {
    database,
    keys,
    async run(type, variables, options = {}) {
      const { instanceId, jobKey = randomUUID(), actor = 'worker-one', businessKey = 'GA-2026-000001' } = options;
      const handler = handlers.get(type);
      if (handler === undefined) throw new Error(`No handler for ${type}`);
      const request = {
        jobType: type,
        instanceId: instanceId ?? `service-lifecycle:${businessKey}`,
        jobKey,
        elementId: 'Task',
        businessKey,
        organisation: options.organisation ?? 'dabaodang-room-01',
        actor,
        headers: {},
        variables,
      };
      return await runServiceTask(handler, request, { database, registerKeys: keys, now: () => NOW });
    },
    async close() {
      await database.destroy();
      await drop();
    },
  };
}

/** The city's organisations and some people. */
export async function fillTestRegisters(database: Database): Promise<void> {
  await addOrganisations(database, cityOrganisations());
  for (const [id, role, organisation] of people) {
    await addPerson(database, { id, username: id, name: `测试${id}`, assignments: [{ role, organisation }] });
  }
}

const people: readonly (readonly [string, RoleCode, string])[] = [
  ['worker-one', 'worker', 'dabaodang-room-01'],
  ['worker-two', 'worker', 'dabaodang-room-02'],
  ['lead-one', 'lead', 'dabaodang'],
  ['head-one', 'head', 'dabaodang'],
  ['lead-other', 'lead', 'jinjie'],
  ['master-head', 'head', 'master'],
  ['master-supervisor', 'supervisor', 'master'],
  ['bureau-desk', 'desk', 'bureau'],
];
