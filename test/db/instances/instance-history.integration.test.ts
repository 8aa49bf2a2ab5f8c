import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../db/connection.ts';
import { instanceHistory } from '../../../db/instances/instance-history.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const INSTANCE = 'order:1';

describe('the history of an instance', () => {
  let server: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await createTestDatabase();
    database = openDatabase(server.url);
    const repository = createDefinitionsRepository(database);
    const { hash } = await repository.deploy({
      processId: 'order',
      name: 'order',
      bpmnXml: '1',
      compiled: '{}',
      resources: {},
      startEvents: [],
    });
    const at = new Date();
    await database('process_instances').insert({
      ...{ id: INSTANCE, process_id: 'order', definition_hash: hash, business_key: '1', organisation: 'bureau', status: 'active' },
      ...{ started_at: at, batch: 1, token: 't' },
    });
    const completed = (elementId: string, role: string, key: string) => ({ type: 'element', event: 'completed', key, elementId, role });
    const entries = [
      completed('Undo', 'element', '7'),
      completed('Throw', 'compensation', '6'),
      completed('Throw', 'element', '5'),
      { type: 'decision', elementId: 'Decide', decisionId: 'D', matchedRules: [] },
      { type: 'flowTaken', flowId: 'Flow', scope: '1' },
    ];
    await database('instance_history').insert({ instance_id: INSTANCE, batch: 1, at, entries: JSON.stringify(entries) });
  });

  afterAll(async () => {
    await database.destroy();
    await server.drop();
  });

  it('given a compensation, then it tells of its throw event once, and of what has no role', async () => {
    const { entries } = await instanceHistory(database, INSTANCE, { size: 10 });

    expect(entries.map(({ type, elementId }) => `${type} ${elementId ?? ''}`)).toEqual([
      'decision Decide',
      'element Throw',
      'element Undo',
    ]);
  });
});
