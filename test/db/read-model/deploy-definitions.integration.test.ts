import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../db/connection.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import type { DefinitionToDeploy } from '../../../db/read-model/deploy-definitions.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

describe('versions that are deployed together', () => {
  let server: TestDatabase;
  let database: Database;
  let repository: ReturnType<typeof createDefinitionsRepository>;

  beforeAll(async () => {
    server = await createTestDatabase();
    database = openDatabase(server.url);
    repository = createDefinitionsRepository(database);
  });

  afterAll(async () => {
    await database.destroy();
    await server.drop();
  });

  function definition(processId: string, content: string, more: Partial<DefinitionToDeploy> = {}): DefinitionToDeploy {
    return { processId, name: processId, bpmnXml: content, compiled: '{}', resources: {}, startEvents: [], ...more };
  }

  const bound = { isBoundToDeployment: true } as const;
  const inDeployment = { kind: 'deployment' } as const;

  it('given a bound caller, then it goes on calling what it was deployed with', async () => {
    // given
    const [caller, called] = await repository.deployTogether([definition('caller', '1', bound), definition('called', '1')]);
    // when the called process gets a version alone
    await repository.deploy(definition('called', '2'));
    // then
    expect(await repository.boundHash('called', inDeployment, caller?.hash ?? '')).toBe(called?.hash);
    expect(await repository.latestHash('called')).not.toBe(called?.hash);
    expect(await repository.companions(caller?.hash ?? '')).toEqual(expect.arrayContaining(['caller', 'called']));
  });

  it('given a bound caller, then a new version of what it calls makes a new version of it, and nothing else does', async () => {
    // given
    const first = await repository.deployTogether([definition('a', '1', bound), definition('b', '1'), definition('c', '1')]);
    // when the same comes again, then one with a change
    const again = await repository.deployTogether([definition('a', '1', bound), definition('b', '1'), definition('c', '1')]);
    const changed = await repository.deployTogether([definition('a', '1', bound), definition('b', '2'), definition('c', '1')]);
    // then
    expect(again.map(({ version, isNew }) => [version, isNew])).toEqual([
      [1, false],
      [1, false],
      [1, false],
    ]);
    expect(changed.map(({ version, isNew }) => [version, isNew])).toEqual([
      [2, true],
      [2, true],
      [1, false],
    ]);
    expect(await repository.boundHash('b', inDeployment, changed[0]?.hash ?? '')).toBe(changed[1]?.hash);
    expect(await repository.boundHash('c', inDeployment, changed[0]?.hash ?? '')).toBe(first[2]?.hash);
    expect(await repository.boundHash('b', inDeployment, first[0]?.hash ?? '')).toBe(first[1]?.hash);
  });

  it('given processes that are bound to each other, then they are renewed together', async () => {
    await repository.deployTogether([definition('x', '1', bound), definition('y', '1', bound)]);
    const changed = await repository.deployTogether([definition('x', '1', bound), definition('y', '2', bound)]);
    expect(changed.map(({ version }) => version)).toEqual([2, 2]);
  });

  it('given a diagram that is published alone, then it keeps the companions of the version before it', async () => {
    // given
    const [before, called] = await repository.deployTogether([definition('edited', '1', bound), definition('kept', '1')]);
    // when
    const [after] = await repository.deployTogether([definition('edited', '2', bound)], before?.hash);
    const [same] = await repository.deployTogether([definition('edited', '2', bound)], after?.hash);
    // then
    expect(await repository.boundHash('kept', inDeployment, after?.hash ?? '')).toBe(called?.hash);
    expect(same).toEqual({ ...after, isNew: false });
  });

  it('given versions with tags, then a tag means the latest that carries it', async () => {
    const tagged = { versionTag: 'spring' };
    await repository.deploy(definition('tagged', '1', tagged));
    const second = await repository.deploy(definition('tagged', '2', tagged));
    await repository.deploy(definition('tagged', '3', { versionTag: 'autumn' }));
    expect(await repository.boundHash('tagged', { kind: 'versionTag', tag: 'spring' }, '')).toBe(second.hash);
    expect(await repository.boundHash('tagged', { kind: 'versionTag', tag: 'winter' }, '')).toBeUndefined();
    expect([await repository.isDeployed('tagged', 'autumn'), await repository.isDeployed('tagged', 'winter')]).toEqual([true, false]);
  });
});
