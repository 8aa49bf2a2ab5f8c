import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../db/connection.ts';
import { freePort } from '../../../scripts/servers/ports.ts';
import { startPostgres } from '../../../scripts/servers/postgres.ts';
import { findTemporal } from '../../../scripts/servers/temporal-binary.ts';
import { startTemporal } from '../../../scripts/servers/temporal.ts';

describe('servers that are killed', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'social-work-crash-'));
    chmodSync(folder, 0o755);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('PostgreSQL comes back on the same folder and port with everything that was committed', async () => {
    // given a server with a committed row and a connection that is in the middle of a transaction
    const options = {
      dataFolder: path.join(folder, 'postgres'),
      port: await freePort(),
      password: 'with space & sign',
      database: 'social_work',
      logFile: path.join(folder, 'postgres.log'),
    };
    const killed = await startPostgres(options);
    const database = openDatabase(killed.url);
    await database.raw('create table notes (text text)');
    await database.raw(`insert into notes values ('已提交')`);
    const open = await database.transaction();
    await open.raw(`insert into notes values ('未提交')`);
    // when it is killed and started again
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    await open.rollback().catch(() => undefined);
    const restarted = await startPostgres(options);
    // then the same pool works again, and nothing but the committed row is there
    expect(await database.select('text').from('notes')).toEqual([{ text: '已提交' }]);
    await database.destroy();
    await restarted.stop();
    await expect(restarted.exited).resolves.toMatchObject({ code: 0 });
  });

  it('Temporal comes back with its running workflows', async () => {
    // given a server with a running workflow
    const options = {
      binary: await findTemporal(),
      databaseFile: path.join(folder, 'temporal', 'temporal.db'),
      port: await freePort(),
      logFile: path.join(folder, 'temporal.log'),
    };
    const killed = await startTemporal(options);
    await startWorkflow(killed.address);
    // when it is killed and started again
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    const restarted = await startTemporal(options);
    // then the workflow is still there
    expect(await statusOfWorkflow(restarted.address)).toBe('RUNNING');
    await restarted.stop();
  });

  it('a port in use is named, with a way out', async () => {
    // given a server
    const options = { binary: await findTemporal(), port: await freePort(), logFile: path.join(folder, 'first.log') };
    const first = await startTemporal(options);
    // when another one wants the same port, then it is refused before anything starts
    await expect(startTemporal(options)).rejects.toThrow(`端口 ${options.port} 已被别的程序占用`);
    await first.stop();
  });
});

async function startWorkflow(address: string): Promise<void> {
  await withClient(address, (client) => client.workflow.start('anything', { workflowId: 'a:1', taskQueue: 'nobody' }));
}

async function statusOfWorkflow(address: string): Promise<string> {
  const { status } = await withClient(address, (client) => client.workflow.getHandle('a:1').describe());
  return status.name;
}

async function withClient<Result>(address: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}
