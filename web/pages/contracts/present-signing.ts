import { contractParties, type ContractParty } from '../../../domain/contracts/contract-draft.ts';
import { drawingView } from '../../signature-drawing.ts';
import { contractAddress } from './contract-words.ts';
import type { ContractFile } from './load-contract.ts';

/** The texts of one term, each with its hash as written down and whether the bytes still have it. */
export function presentDocuments({ contract, documents, hashesNow }: ContractFile, term: number) {
  return documents
    .filter((document) => document.term === term)
    .map((document) => ({
      ...document,
      address: `${contractAddress(contract.id)}/documents/${encodeURIComponent(document.id)}`,
      isUnchanged: hashesNow.get(document.id) === document.sha256,
    }));
}

/** The signatures of one term; those to a revision that was superseded, or to another text than the one that is kept, don't count. */
export function presentSignatures({ signatures, documents, terms }: ContractFile, number: number) {
  const revision = terms.find((term) => term.number === number)?.revision;
  return signatures
    .filter(({ term }) => term === number)
    .map((signature) => {
      const document = documents.find((each) => each.term === number && each.revision === signature.revision);
      const drawing = signature.method === 'drawn' ? drawingView(signature.signature) : undefined;
      return {
        ...signature,
        party: contractParties[signature.party],
        drawing,
        // Strokes that aren't a clean path are never put into the page.
        typed: signature.method === 'typed' ? signature.signature : undefined,
        isUnreadable: signature.method === 'drawn' && drawing === undefined,
        isSuperseded: signature.revision !== revision,
        fitsDocument: document?.sha256 === signature.documentSha256,
        shortHash: signature.documentSha256.slice(0, 12),
      };
    });
}

/** Parties that haven't signed the current revision of the term yet. */
export function missingParties({ signatures, terms }: ContractFile, number: number): readonly string[] {
  const revision = terms.find((term) => term.number === number)?.revision;
  return PARTIES.filter(
    (party) => !signatures.some((each) => each.term === number && each.revision === revision && each.party === party),
  ).map((party) => contractParties[party]);
}

const PARTIES = ['commissioner', 'agency'] as const satisfies readonly ContractParty[];
