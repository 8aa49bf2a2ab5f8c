import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';

const documentRow = z.object({
  id: z.string(),
  contractId: z.string(),
  term: z.number(),
  revision: z.number(),
  fileName: z.string(),
  sha256: z.string(),
  madeBy: z.string(),
  madeAt: z.date(),
});

/** The text of a term as it was produced for one revision, without its bytes. */
export type ContractDocument = z.infer<typeof documentRow>;

/** All texts of a contract, newest first. */
export async function listDocuments(database: Database, contractId: string): Promise<readonly ContractDocument[]> {
  const rows: unknown = await database('contract_documents')
    .where({ contract_id: contractId })
    .orderBy([
      { column: 'term', order: 'desc' },
      { column: 'revision', order: 'desc' },
    ])
    .select(COLUMNS);
  return z.array(documentRow).parse(rows);
}

export async function findDocument(
  database: Database,
  contractId: string,
  term: number,
  revision: number,
): Promise<ContractDocument | undefined> {
  const row: unknown = await database('contract_documents').where({ contract_id: contractId, term, revision }).first(COLUMNS);
  return documentRow.optional().parse(row);
}

/** A text with its bytes, to be downloaded. */
export async function readDocument(
  database: Database,
  id: string,
): Promise<(ContractDocument & { readonly content: Uint8Array }) | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const row: unknown = await database('contract_documents')
    .where({ id })
    .first({ ...COLUMNS, content: 'content' });
  return documentRow
    .extend({ content: z.instanceof(Uint8Array) })
    .optional()
    .parse(row);
}

export interface NewDocument {
  readonly contractId: string;
  readonly term: number;
  readonly revision: number;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly by: string;
  readonly at: Date;
}

/** Keeps a text with the SHA-256 of its bytes; a text of the same revision stays as it is. */
export async function keepDocument(transaction: Transaction, document: NewDocument): Promise<ContractDocument> {
  const { contractId, term, revision, fileName, content, by, at } = document;
  await transaction('contract_documents')
    .insert({
      id: randomUUID(),
      contract_id: contractId,
      term,
      revision,
      file_name: fileName,
      content: Buffer.from(content),
      sha256: createHash('sha256').update(content).digest('hex'),
      made_by: by,
      made_at: at,
    })
    .onConflict(['contract_id', 'term', 'revision'])
    .ignore();
  const kept = await findDocument(transaction, contractId, term, revision);
  if (kept === undefined) throw new Error(`The document of ${contractId}, term ${term}, revision ${revision} was not kept`);
  return kept;
}

const COLUMNS = {
  id: 'id',
  contractId: 'contract_id',
  term: 'term',
  revision: 'revision',
  fileName: 'file_name',
  sha256: 'sha256',
  madeBy: 'made_by',
  madeAt: 'made_at',
};
