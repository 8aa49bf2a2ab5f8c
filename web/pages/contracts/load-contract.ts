import { findAgency, listAgencies, type Agency } from '../../../db/registers/agencies.ts';
import { listBreaches, type ContractBreach } from '../../../db/registers/contract-breaches.ts';
import { listDocuments, type ContractDocument } from '../../../db/registers/contract-documents.ts';
import { listHandovers, type ContractHandover } from '../../../db/registers/contract-handovers.ts';
import { listObligations, type ContractObligation } from '../../../db/registers/contract-obligations.ts';
import { documentHashesNow, resultBands, type ResultBand } from '../../../db/registers/contract-proofs.ts';
import { listResults, type ContractResult } from '../../../db/registers/contract-results.ts';
import { listContractReviews, type ContractReview } from '../../../db/registers/contract-reviews.ts';
import { listSignatures, type ContractSignature } from '../../../db/registers/contract-signatures.ts';
import { listTerms, type ContractTerm } from '../../../db/registers/contract-terms.ts';
import { findContract, type Contract } from '../../../db/registers/contracts.ts';
import { mayReadContract } from '../../../domain/access/contract-access.ts';
import type { Organisation } from '../../../domain/organisations/organisation.ts';
import { notFound } from '../../errors.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

/** A contract with everything that the registers know of it. */
export interface ContractFile {
  readonly contract: Contract;
  readonly station: Organisation;
  readonly agency: Agency;
  readonly successor: Agency | undefined;
  readonly terms: readonly ContractTerm[];
  readonly reviews: readonly ContractReview[];
  readonly documents: readonly ContractDocument[];
  /** Of each text as it is now, by its id. */
  readonly hashesNow: ReadonlyMap<string, string>;
  readonly signatures: readonly ContractSignature[];
  readonly obligations: readonly ContractObligation[];
  readonly results: readonly ContractResult[];
  /** What the grades of the results are called, by evaluation. */
  readonly bands: ReadonlyMap<string, ResultBand>;
  readonly breaches: readonly ContractBreach[];
  readonly handovers: readonly ContractHandover[];
  /** Names of the agencies that took over open cases. */
  readonly takingOver: ReadonlyMap<string, string>;
  /** Names of everybody who did something to it. */
  readonly names: ReadonlyMap<string, string>;
}

/** The contract that somebody may read; what they may not and what doesn't exist look the same. */
export async function requireContract(services: Services, person: Person, id: string): Promise<Contract> {
  const contract = /^[\w/-]{1,100}$/u.test(id) ? await findContract(services.database, id) : undefined;
  if (contract === undefined || !mayReadContract(person, contract.station, await services.organisations())) throw notFound('协议');
  return contract;
}

export async function loadContract({ database, organisations, directory }: Services, contract: Contract): Promise<ContractFile> {
  const { id } = contract;
  const [agency, successor, terms, reviews, documents, hashesNow, signatures, obligations, results, bands, breaches, handovers] =
    await Promise.all([
      findAgency(database, contract.agencyId),
      contract.successorAgency === null ? undefined : findAgency(database, contract.successorAgency),
      listTerms(database, id),
      listContractReviews(database, id),
      listDocuments(database, id),
      documentHashesNow(database, id),
      listSignatures(database, id),
      listObligations(database, id),
      listResults(database, id),
      resultBands(database, id),
      listBreaches(database, id),
      listHandovers(database, id),
    ]);
  const station = (await organisations()).find(contract.station);
  // The foreign keys promise them.
  if (agency === undefined || station === undefined) throw new Error(`Contract ${id} has no agency or station`);
  const people = [
    contract.openedBy,
    ...terms.flatMap(({ draftedBy, renewalDecidedBy }) => [draftedBy, renewalDecidedBy]),
    ...reviews.map(({ byPerson }) => byPerson),
    ...obligations.map(({ doneBy }) => doneBy),
    ...handovers.map(({ confirmedBy }) => confirmedBy),
    ...breaches.flatMap(({ reportedBy, decidedBy }) => [reportedBy, decidedBy]),
  ].filter((person) => person !== null);
  return {
    contract,
    station,
    agency,
    successor,
    terms,
    reviews,
    documents,
    hashesNow,
    signatures,
    obligations,
    results,
    bands,
    breaches,
    handovers,
    takingOver: new Map(handovers.length === 0 ? [] : (await listAgencies(database)).map((each) => [each.id, each.name])),
    names: await directory.personNames([...new Set(people)]),
  };
}
