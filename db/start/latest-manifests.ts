import { z } from 'zod';
import { processManifestSchema, type ProcessManifest } from '../../contract/process-manifest.ts';
import type { Database } from '../connection.ts';

/** The latest version of a process that people may start. */
export interface StartableProcess {
  readonly processId: string;
  readonly hash: string;
  readonly manifest: ProcessManifest;
  /** JSON of the start form, as it was deployed; undefined when it has none. */
  readonly startForm: unknown;
}

/** The latest version of each process whose manifest says who may start it, by title; of one process only, if given. */
export async function latestManifests(database: Database, processId?: string): Promise<StartableProcess[]> {
  const result: unknown = await database.raw(
    `select latest.process_id, latest.hash, latest.manifest, latest.start_form from (
       select distinct on (process_id) process_id, hash, resources -> 'manifest' as manifest,
         resources -> 'forms' -> (resources -> 'manifest' ->> 'startForm') as start_form
       from process_definitions ${processId === undefined ? '' : 'where process_id = :processId'}
       order by process_id, version desc
     ) latest`,
    processId === undefined ? {} : { processId },
  );
  const { rows } = z.object({ rows: z.array(rowSchema) }).parse(result);
  return rows
    .flatMap((row) => {
      const manifest = processManifestSchema.safeParse(row.manifest);
      return manifest.success
        ? [{ processId: row.process_id, hash: row.hash, manifest: manifest.data, startForm: row.start_form ?? undefined }]
        : [];
    })
    .toSorted((one, other) => one.manifest.title.localeCompare(other.manifest.title, 'zh-CN'));
}

const rowSchema = z.object({ process_id: z.string(), hash: z.string(), manifest: z.unknown(), start_form: z.unknown() });
