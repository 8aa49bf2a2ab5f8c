import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';

const materialRow = z.object({
  id: z.string(),
  evaluationId: z.string(),
  indicator: z.string().nullable(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number(),
  sha256: z.string(),
  uploadedBy: z.string(),
  uploadedAt: z.date(),
  withdrawnAt: z.date().nullable(),
});

/** A file that a station handed in, without its content. */
export type EvaluationMaterial = z.infer<typeof materialRow>;

/** In the order of uploading, withdrawn ones included. */
export async function listMaterials(database: Database, evaluationId: string): Promise<readonly EvaluationMaterial[]> {
  const rows: unknown = await database('evaluation_materials')
    .where({ evaluation_id: evaluationId })
    .orderBy('uploaded_at')
    .select(COLUMNS);
  return z.array(materialRow).parse(rows);
}

/** How many files each indicator has that weren't withdrawn. */
export async function countMaterials(database: Database, evaluationId: string): Promise<Readonly<Record<string, number>>> {
  const there = (await listMaterials(database, evaluationId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const counts: Record<string, number> = {};
  for (const { indicator } of there) {
    if (indicator !== null) counts[indicator] = (counts[indicator] ?? 0) + 1;
  }
  return counts;
}

export interface NewMaterial {
  readonly evaluationId: string;
  readonly indicator?: string | undefined;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
  readonly by: string;
  readonly at: Date;
}

/** Keeps a file and answers its id. */
export async function addMaterial(transaction: Transaction, material: NewMaterial): Promise<string> {
  const id = randomUUID();
  await transaction('evaluation_materials').insert({
    id,
    evaluation_id: material.evaluationId,
    indicator: material.indicator ?? null,
    file_name: material.fileName,
    media_type: material.mediaType,
    size: material.content.byteLength,
    sha256: createHash('sha256').update(material.content).digest('hex'),
    content: material.content,
    uploaded_by: material.by,
    uploaded_at: material.at,
  });
  return id;
}

/** Takes a file back; it stays in the register. False when it is gone already. */
export async function withdrawMaterial(transaction: Transaction, evaluationId: string, id: string, at: Date): Promise<boolean> {
  const changed: unknown = await transaction('evaluation_materials')
    .where({ id, evaluation_id: evaluationId })
    .whereNull('withdrawn_at')
    .update({ withdrawn_at: at });
  return changed === 1;
}

/** A file with its content. */
export async function readMaterial(
  database: Database,
  id: string,
): Promise<(EvaluationMaterial & { readonly content: Buffer }) | undefined> {
  const row: unknown = await database('evaluation_materials')
    .where({ id })
    .first({ ...COLUMNS, content: 'content' });
  return materialRow
    .extend({ content: z.instanceof(Buffer) })
    .optional()
    .parse(row);
}

const COLUMNS = {
  id: 'id',
  evaluationId: 'evaluation_id',
  indicator: 'indicator',
  fileName: 'file_name',
  mediaType: 'media_type',
  size: 'size',
  sha256: 'sha256',
  uploadedBy: 'uploaded_by',
  uploadedAt: 'uploaded_at',
  withdrawnAt: 'withdrawn_at',
};
