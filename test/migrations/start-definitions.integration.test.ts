import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileDeployment } from '../../bpmn/index.ts';
import type { Database } from '../../db/connection.ts';
import { createDefinitionsRepository } from '../../db/read-model/definitions-repository.ts';
import { definitionToDeploy } from '../../deployment/deploy-packages.ts';
import { down, up } from '../../migrations/0008-start-definitions.ts';
import { openTestDatabase } from '../support/test-database.ts';

const DIAGRAMS = ['parallel-multiple-start', 'parallel-multiple-timer-start', 'message-start'];

describe('migration 0008', () => {
  let database: Database;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ database, close } = await openTestDatabase());
  });
  afterAll(() => close());

  const startEvents = () =>
    database('start_events').select('process_id', 'kind', 'name', 'definition').orderBy(['process_id', 'definition']);

  it('finds out which event it was for what is deployed already', async () => {
    // given processes that were deployed before
    const files = DIAGRAMS.map((name) => new URL(`../conformance/start-events/${name}.bpmn`, import.meta.url));
    const resources = await Promise.all(files.map(async (file) => ({ name: file.pathname, content: await readFile(file, 'utf8') })));
    const { processes } = await compileDeployment(resources);
    await createDefinitionsRepository(database).deployTogether(processes.map((process) => definitionToDeploy(process, {})));
    await down(database);
    // when
    await up(database);
    // then
    expect(await startEvents()).toEqual([
      { process_id: 'parallel_start', kind: 'message', name: 'Called', definition: 0 },
      { process_id: 'parallel_start', kind: 'signal', name: 'Alarm', definition: 1 },
      { process_id: 'parallel_start', kind: 'message', name: 'Paid', definition: 2 },
      { process_id: 'parallel_timer_start', kind: 'message', name: 'Called', definition: 0 },
      { process_id: 'parallel_timer_start', kind: 'timer', name: 'duration:PT2S', definition: 1 },
      { process_id: 'start_message', kind: 'message', name: 'order placed', definition: null },
    ]);
  });
});
