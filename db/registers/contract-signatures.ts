import { z } from 'zod';
import type { Database, Transaction } from '../connection.ts';

const signatureRow = z.object({
  term: z.number(),
  party: z.enum(['commissioner', 'agency']),
  revision: z.number(),
  documentSha256: z.string(),
  signer: z.string(),
  signerName: z.string(),
  method: z.enum(['typed', 'drawn']),
  signature: z.string(),
  signedOn: z.string(),
  at: z.date(),
});

/** A party's signature to one revision of a term. */
export type ContractSignature = z.infer<typeof signatureRow>;

/** All signatures of a contract, those to superseded revisions too. */
export async function listSignatures(database: Database, contractId: string): Promise<readonly ContractSignature[]> {
  const rows: unknown = await database('contract_signatures')
    .where({ contract_id: contractId })
    .orderBy(['term', 'revision', 'at'])
    .select({
      term: 'term',
      party: 'party',
      revision: 'revision',
      documentSha256: 'document_sha256',
      signer: 'signer',
      signerName: 'signer_name',
      method: 'method',
      signature: 'signature',
      signedOn: 'signed_on',
      at: 'at',
    });
  return z.array(signatureRow).parse(rows);
}

/** Those to one revision: both parties have to be among them before it comes into force. */
export async function signaturesOf(
  database: Database,
  contractId: string,
  term: number,
  revision: number,
): Promise<readonly ContractSignature[]> {
  const all = await listSignatures(database, contractId);
  return all.filter((signature) => signature.term === term && signature.revision === revision);
}

export async function insertSignature(transaction: Transaction, contractId: string, signature: ContractSignature): Promise<void> {
  await transaction('contract_signatures').insert({
    contract_id: contractId,
    term: signature.term,
    party: signature.party,
    revision: signature.revision,
    document_sha256: signature.documentSha256,
    signer: signature.signer,
    signer_name: signature.signerName,
    method: signature.method,
    signature: signature.signature,
    signed_on: signature.signedOn,
    at: signature.at,
  });
}
