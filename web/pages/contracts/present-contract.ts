import type { ContractTerm } from '../../../db/registers/contract-terms.ts';
import { contractParties, obligationKinds } from '../../../domain/contracts/contract-draft.ts';
import { daysLeft, yuan } from '../../amounts.ts';
import { instanceAddress } from '../../addresses.ts';
import { presentHandovers } from './present-handovers.ts';
import {
  breachStates,
  contractAddress,
  evaluationWords,
  isInForce,
  obligationStates,
  presentStatus,
  renewalWords,
  reviewResults,
  reviewSteps,
} from './contract-words.ts';
import type { ContractFile } from './load-contract.ts';
import { missingParties, presentDocuments, presentSignatures } from './present-signing.ts';
import { presentTerm } from './present-term.ts';

/** One contract as its page and its paper show it; `wanted`: number of the term, else the one in force or being drafted. */
export function presentContract(file: ContractFile, today: string, wanted?: number) {
  const { contract, station, agency, successor, terms, names } = file;
  const term = chooseTerm(terms, wanted);
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? id));
  return {
    id: contract.id,
    address: contractAddress(contract.id),
    status: presentStatus(contract.status),
    station: { name: station.name, address: `/organisations/${encodeURIComponent(station.code)}` },
    agency,
    successor,
    opened: { by: nameOf(contract.openedBy), at: contract.openedAt },
    ended: contract.endedAt === null ? undefined : { at: contract.endedAt, reason: contract.endReason },
    instanceAddress: contract.instanceId === null ? undefined : instanceAddress(contract.instanceId),
    terms: terms.map(({ number, startsOn, endsOn }) => ({
      number,
      startsOn,
      endsOn,
      address: `${contractAddress(contract.id)}?term=${number}`,
      isShown: number === term?.number,
    })),
    hasTerms: terms.length > 1,
    ...(term === undefined ? {} : presentShownTerm(file, term, today, nameOf)),
    results: presentResults(file),
    handover: presentHandovers(file),
    breaches: file.breaches.map((breach) => ({
      ...breach,
      state: breachStates[breach.status],
      isOpen: breach.status === 'reported' || breach.status === 'noticed',
      reportedBy: nameOf(breach.reportedBy),
      decidedBy: nameOf(breach.decidedBy),
    })),
  };
}

function presentShownTerm(file: ContractFile, term: ContractTerm, today: string, nameOf: (id: string | null) => string) {
  const { number, renewal, renewalReason, renewalDecision, renewalDecidedAt, renewalDecidedBy } = term;
  const inForce = isInForce(file.contract.status) && term.inForceAt !== null;
  return {
    term: presentTerm(term, file.station.tier),
    left: inForce ? daysLeft(today, term.endsOn) : undefined,
    obligations: presentObligations(file, number, today, nameOf),
    reviews: file.reviews
      .filter((review) => review.term === number)
      .map((review) => ({
        ...review,
        step: reviewSteps[review.step],
        result: reviewResults[review.result],
        isReturned: review.result === 'returned',
        by: nameOf(review.byPerson),
      })),
    documents: presentDocuments(file, number),
    signatures: presentSignatures(file, number),
    missingParties: missingParties(file, number),
    renewal: {
      words: renewalWords(renewal),
      isDecided: renewal !== null,
      reason: renewalReason,
      decision: renewalDecision,
      by: nameOf(renewalDecidedBy),
      at: renewalDecidedAt,
    },
  };
}

function presentObligations({ obligations }: ContractFile, number: number, today: string, nameOf: (id: string | null) => string) {
  return obligations
    .filter(({ term }) => term === number)
    .map(({ kind, title, dueOn, party, amountCents, status, note, doneBy, doneAt }) => ({
      kind: obligationKinds[kind],
      title,
      dueOn,
      party: contractParties[party],
      amount: amountCents === null ? '' : yuan(amountCents),
      state: obligationStates[status],
      isOpen: status === 'open',
      isLate: status === 'open' && dueOn < today,
      left: status === 'open' ? daysLeft(today, dueOn) : undefined,
      note,
      doneBy: nameOf(doneBy),
      doneAt,
    }));
}

function presentResults({ results, bands }: ContractFile) {
  return results.map(({ evaluationId, term, year, kind, score, grade, receivedAt }) => ({
    evaluationId,
    term,
    title: `${evaluationWords(year, kind)}绩效评估`,
    score,
    grade: bands.get(evaluationId)?.label ?? grade,
    receivedAt,
  }));
}

/** The term asked for; else the latest in force; else the one being drafted. */
function chooseTerm(terms: readonly ContractTerm[], wanted: number | undefined): ContractTerm | undefined {
  return terms.find(({ number }) => number === wanted) ?? terms.findLast(({ inForceAt }) => inForceAt !== null) ?? terms.at(-1);
}
