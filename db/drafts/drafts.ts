import { z } from 'zod';
import type { Database } from '../connection.ts';
import type { RegisterKeys } from '../registers/register-keys.ts';

/** What a person typed into a form: texts by field path, as the browser sent them. */
export const draftContentSchema = z.record(z.string(), z.array(z.string()));
export type DraftContent = Readonly<Record<string, readonly string[]>>;

export interface Draft {
  readonly content: DraftContent;
  readonly savedAt: Date;
}

/**
 * Typed but not submitted: kept per person and form until it is submitted or discarded. Sealed, because forms ask for
 * names and ID numbers (Art 24).
 */
export interface DraftRepository {
  find(personId: string, subject: string): Promise<Draft | undefined>;
  save(personId: string, subject: string, content: DraftContent): Promise<Date>;
  discard(personId: string, subject: string): Promise<void>;
}

export function draftRepository(database: Database, keys: RegisterKeys): DraftRepository {
  return {
    async find(personId, subject) {
      const row: unknown = await database('drafts').where({ person_id: personId, subject }).first('content', 'saved_at');
      if (row === undefined) return undefined;
      const { content, saved_at: savedAt } = rowSchema.parse(row);
      return { content: draftContentSchema.parse(JSON.parse(keys.open(content))), savedAt };
    },
    async save(personId, subject, content) {
      const rows: unknown = await database('drafts')
        .insert({ person_id: personId, subject, content: keys.seal(JSON.stringify(content)), saved_at: database.fn.now() })
        .onConflict(['person_id', 'subject'])
        .merge(['content', 'saved_at'])
        .returning('saved_at');
      return z.tuple([z.object({ saved_at: z.date() })]).parse(rows)[0].saved_at;
    },
    async discard(personId, subject) {
      await database('drafts').where({ person_id: personId, subject }).delete();
    },
  };
}

const rowSchema = z.object({ content: z.string(), saved_at: z.date() });
