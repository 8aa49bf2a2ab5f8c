import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { searchAttributes } from '../../contract/process-instance.ts';
import { openDatabase } from '../../db/connection.ts';
import { createTestDatabase } from './test-database.ts';
import { createTestTemporal } from './test-temporal.ts';

const processId = defineSearchAttributeKey(searchAttributes.processId, SearchAttributeType.KEYWORD);

describe('createTestDatabase', () => {
  it('gives each file a migrated database of its own', async () => {
    // given two test databases
    const [first, second] = [await createTestDatabase(), await createTestDatabase()];
    const [one, two] = [openDatabase(first.url), openDatabase(second.url)];
    // when one is written to
    await one.raw(`insert into messages (id, name, correlation_key, variables, expires_at) values ('m', 'n', 'k', '{}', now())`);
    // then the other has the tables but not the row
    expect(await one('messages').count()).toEqual([{ count: 1 }]);
    expect(await two('messages').count()).toEqual([{ count: 0 }]);
    await Promise.all([one.destroy(), two.destroy()]);
    await Promise.all([first.drop(), second.drop()]);
  });
});

describe('createTestTemporal', () => {
  it('gives a namespace in which workflows with our search attributes start at once', async () => {
    // given a new namespace
    const { address, namespace, taskQueue } = await createTestTemporal();
    const connection = await Connection.connect({ address });
    const client = new Client({ connection, namespace });
    // when a workflow starts with a search attribute
    const handle = await client.workflow.start('anything', {
      workflowId: 'a:1',
      taskQueue,
      typedSearchAttributes: [{ key: processId, value: 'a' }],
    });
    // then Temporal has it
    const { status } = await handle.describe();
    expect(status.name).toBe('RUNNING');
    await connection.close();
  });
});
