import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { createDefinitionsRepository } from '../../db/read-model/definitions-repository.ts';
import { eventually } from './eventually.ts';
import { historyToText } from './history-file.ts';

export interface HistoryRecorderOptions {
  /** Of the release. */
  readonly folder: string;
  readonly temporal: Client;
  readonly database: Database;
}

/** Writes histories and the definitions that they name to the folder of a release. What is there already stays as it is. */
export function historyRecorder({ folder, temporal, database }: HistoryRecorderOptions) {
  const definitions = createDefinitionsRepository(database);
  return { isRecorded, record, recordAll };

  function isRecorded(name: string): boolean {
    return existsSync(fileOf(name));
  }

  /** Records an instance as soon as it has ended. */
  async function record(name: string, instanceId: string): Promise<void> {
    const history = await eventually(
      () => temporal.workflow.getHandle(instanceId).fetchHistory(),
      ({ events }) => events?.at(-1)?.workflowExecutionCompletedEventAttributes != null,
    );
    const rows: unknown = await database('process_instances').select({ hash: 'definition_hash' }).where({ id: instanceId });
    await writeDefinitions(rows);
    await write(name, history);
  }

  /**
   * Records every instance there is, ended or not, once nothing is on its way; the later ones by number. The first one
   * comes last: it stands for all of them when somebody asks whether they are recorded.
   */
  async function recordAll(name: string): Promise<void> {
    const hashes: unknown = await database('process_definitions').select('hash');
    await writeDefinitions(hashes);
    const rows: unknown = await database('process_instances').select('id').orderBy(['started_at', 'id']);
    for (const [index, { id }] of [...instanceRows.parse(rows).entries()].reverse()) {
      const history = await eventually(
        () => temporal.workflow.getHandle(id).fetchHistory(),
        ({ events }) => {
          const last = events?.at(-1);
          return last?.workflowTaskScheduledEventAttributes == null && last?.workflowTaskStartedEventAttributes == null;
        },
      );
      await write(index === 0 ? name : `${name}-${String(index + 1)}`, history);
    }
  }

  async function write(name: string, history: Parameters<typeof historyToText>[0]): Promise<void> {
    if (isRecorded(name)) return;
    await mkdir(folder, { recursive: true });
    await writeFile(fileOf(name), `${historyToText(history, process.cwd())}\n`);
    console.log(name, history?.events?.length);
  }

  async function writeDefinitions(rows: unknown): Promise<void> {
    await mkdir(path.join(folder, 'definitions'), { recursive: true });
    for (const { hash } of hashRows.parse(rows)) {
      const compiled = (await definitions.compiledJson(hash)) ?? '';
      await writeFile(path.join(folder, 'definitions', `${hash}.json`), `${compiled}\n`);
    }
  }

  function fileOf(name: string): string {
    return path.join(folder, `${name}.json`);
  }
}

const instanceRows = z.array(z.object({ id: z.string() }));
const hashRows = z.array(z.object({ hash: z.string() }));
