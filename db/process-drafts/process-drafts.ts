import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import type { Database } from '../connection.ts';

export interface ProcessDraft {
  readonly processId: string;
  readonly owner: string;
  readonly name: string;
  readonly bpmnXml: string;
  /** The version that it began from; undefined: the process was never published. */
  readonly baseHash?: string;
  /** What the first version gets, of a process that was never published. */
  readonly manifest?: JsonObject;
  readonly revision: number;
  readonly savedAt: Date;
}

export interface DraftToSave {
  readonly processId: string;
  readonly owner: string;
  readonly name: string;
  readonly bpmnXml: string;
  readonly baseHash?: string;
  /** Absent: stays as it is. */
  readonly manifest?: JsonObject;
  /** The revision that the writer has seen last; 0: it knows of no draft. */
  readonly seenRevision: number;
}

export type SaveOutcome =
  | { readonly saved: true; readonly revision: number }
  /** Somebody saved after what the writer has seen; nothing was written. */
  | { readonly saved: false; readonly revision: number };

/** Unpublished diagrams: one for each process and manager, saved only on top of what the writer has seen. */
export function createProcessDrafts(database: Database) {
  return { find, save, remove, ofProcess, neverPublished };

  async function find(processId: string, owner: string): Promise<ProcessDraft | undefined> {
    const rows: unknown = await database('process_drafts').where({ process_id: processId, owner });
    return draftRows.parse(rows)[0];
  }

  async function save({ processId, owner, name, bpmnXml, baseHash, manifest, seenRevision }: DraftToSave): Promise<SaveOutcome> {
    const result: unknown = await database.raw(
      `insert into process_drafts as d (process_id, owner, name, bpmn_xml, base_hash, manifest, revision)
       select :processId, :owner, :name, :bpmnXml, :baseHash, :manifest::jsonb, 1
       where :seenRevision = 0 or exists (select from process_drafts where process_id = :processId and owner = :owner)
       on conflict (process_id, owner) do update
         set name = excluded.name, bpmn_xml = excluded.bpmn_xml, base_hash = excluded.base_hash, manifest = coalesce(excluded.manifest, d.manifest), revision = d.revision + 1, saved_at = now()
         where d.revision = :seenRevision
       returning revision`,
      {
        processId,
        owner,
        name,
        bpmnXml,
        baseHash: baseHash ?? null,
        manifest: manifest === undefined ? null : JSON.stringify(manifest),
        seenRevision,
      },
    );
    const [written] = savedResult.parse(result).rows;
    if (written !== undefined) return { saved: true, revision: written.revision };
    return { saved: false, revision: (await find(processId, owner))?.revision ?? 0 };
  }

  async function remove(processId: string, owner: string): Promise<void> {
    await database('process_drafts').where({ process_id: processId, owner }).delete();
  }

  /** Drafts of all managers for a process, without their diagrams, the latest first. */
  async function ofProcess(processId: string): Promise<readonly DraftNotice[]> {
    const rows: unknown = await database('process_drafts')
      .select('process_id', 'owner', 'name', 'saved_at')
      .where({ process_id: processId })
      .orderBy('saved_at', 'desc');
    return noticeRows.parse(rows);
  }

  /** Drafts of processes that no version was ever published of. */
  async function neverPublished(): Promise<readonly DraftNotice[]> {
    const rows: unknown = await database('process_drafts as d')
      .select('d.process_id', 'd.owner', 'd.name', 'd.saved_at')
      .whereRaw('not exists (select from process_definitions p where p.process_id = d.process_id)')
      .orderBy('d.saved_at', 'desc');
    return noticeRows.parse(rows);
  }
}

export type DraftNotice = z.infer<typeof noticeSchema>;

const noticeSchema = z
  .object({ process_id: z.string(), owner: z.string(), name: z.string(), saved_at: z.date() })
  .transform((row) => ({ processId: row.process_id, owner: row.owner, name: row.name, savedAt: row.saved_at }));
const noticeRows = z.array(noticeSchema);

const draftRows = z.array(
  z
    .object({
      process_id: z.string(),
      owner: z.string(),
      name: z.string(),
      bpmn_xml: z.string(),
      base_hash: z.string().nullable(),
      manifest: z.record(z.string(), z.json()).nullable(),
      revision: z.number(),
      saved_at: z.date(),
    })
    .transform((row): ProcessDraft => ({
      processId: row.process_id,
      owner: row.owner,
      name: row.name,
      bpmnXml: row.bpmn_xml,
      revision: row.revision,
      savedAt: row.saved_at,
      ...(row.base_hash === null ? {} : { baseHash: row.base_hash }),
      ...(row.manifest === null ? {} : { manifest: row.manifest }),
    })),
);

const savedResult = z.object({ rows: z.array(z.object({ revision: z.number() })) });
