import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { indicatorSchemeSchema, type IndicatorScheme } from '../../domain/evaluations/indicator-scheme.ts';
import type { Database, Transaction } from '../connection.ts';

const schemeRow = z.object({
  id: z.string(),
  year: z.number(),
  version: z.number(),
  status: z.enum(['draft', 'published', 'replaced']),
  content: indicatorSchemeSchema,
  revision: z.number(),
  editedBy: z.string(),
  editedAt: z.date(),
  publishedBy: z.string().nullable(),
  publishedAt: z.date().nullable(),
});

/** One version of a year's indicators (Art 35). Counted within the year; a published one never changes. */
export type SchemeVersion = z.infer<typeof schemeRow>;

/** All versions, newest year and version first. */
export async function listSchemes(database: Database): Promise<readonly SchemeVersion[]> {
  const rows: unknown = await database('indicator_schemes')
    .orderBy([
      { column: 'year', order: 'desc' },
      { column: 'version', order: 'desc' },
    ])
    .select(COLUMNS);
  return z.array(schemeRow).parse(rows);
}

export async function findScheme(database: Database, id: string): Promise<SchemeVersion | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  return await first(database, { id });
}

/** The scheme with which a cycle of the year begins. */
export async function findPublishedScheme(database: Database, year: number): Promise<SchemeVersion | undefined> {
  return await first(database, { year, status: 'published' });
}

export interface NewScheme {
  readonly year: number;
  readonly content: IndicatorScheme;
  readonly by: string;
  readonly at: Date;
}

/** Begins the year's next version as a draft and answers its id. */
export async function createDraftScheme(transaction: Transaction, { year, content, by, at }: NewScheme): Promise<string> {
  await transaction.raw('select pg_advisory_xact_lock(hashtextextended(?, 3))', [`indicator-scheme-${year}`]);
  const [{ latest }] = latestVersion.parse(await transaction('indicator_schemes').where({ year }).max({ latest: 'version' }));
  const id = randomUUID();
  await transaction('indicator_schemes').insert({
    id,
    year,
    version: (latest ?? 0) + 1,
    status: 'draft',
    content: JSON.stringify(content),
    edited_by: by,
    edited_at: at,
  });
  return id;
}

export interface SchemeEdit {
  readonly content: IndicatorScheme;
  /** Of what was on the editor's screen. */
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
}

/** Saves a draft. Answers its new revision; undefined when somebody else saved meanwhile, or it is a draft no more. */
export async function saveDraftScheme(transaction: Transaction, id: string, edit: SchemeEdit): Promise<number | undefined> {
  const rows: unknown = await transaction('indicator_schemes')
    .where({ id, status: 'draft', revision: edit.revision })
    .update({ content: JSON.stringify(edit.content), revision: edit.revision + 1, edited_by: edit.by, edited_at: edit.at })
    .returning('revision');
  return z.array(z.object({ revision: z.number() })).parse(rows)[0]?.revision;
}

export interface Publication {
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
}

/** Publishes a draft in place of the year's earlier version. False when somebody changed or published it meanwhile. */
export async function publishScheme(transaction: Transaction, id: string, { revision, by, at }: Publication): Promise<boolean> {
  const row: unknown = await transaction('indicator_schemes').where({ id, status: 'draft', revision }).forUpdate().first('year');
  const draft = z.object({ year: z.number() }).optional().parse(row);
  if (draft === undefined) return false;
  await transaction('indicator_schemes').where({ year: draft.year, status: 'published' }).update({ status: 'replaced' });
  await transaction('indicator_schemes').where({ id }).update({ status: 'published', published_by: by, published_at: at });
  return true;
}

async function first(database: Database, where: Readonly<Record<string, unknown>>): Promise<SchemeVersion | undefined> {
  const row: unknown = await database('indicator_schemes').where(where).first(COLUMNS);
  return schemeRow.optional().parse(row);
}

const COLUMNS = {
  id: 'id',
  year: 'year',
  version: 'version',
  status: 'status',
  content: 'content',
  revision: 'revision',
  editedBy: 'edited_by',
  editedAt: 'edited_at',
  publishedBy: 'published_by',
  publishedAt: 'published_at',
};

const latestVersion = z.tuple([z.object({ latest: z.number().nullable() })]);
