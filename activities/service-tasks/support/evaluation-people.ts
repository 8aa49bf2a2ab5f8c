import { findPeople } from '../../../db/registers/people.ts';
import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import { worksFor } from '../../../domain/evaluations/own-work.ts';
import type { Transaction } from '../../../db/connection.ts';
import { BpmnError, type ServiceTaskContext } from '../handler.ts';

/** People who judge stations, and which of them may judge which. */
export interface Reviewers {
  /** Ids of those who don't work for the station: nobody judges their own work (Art 13). */
  eligibleFor(station: string): readonly string[];
}

/** Those of the ids who are there; people who have left judge nobody. Asks the registers once, for however many stations. */
export async function findReviewers(transaction: Transaction, ids: readonly string[]): Promise<Reviewers> {
  const people = await findPeople(transaction, ids);
  const tree = await loadOrganisationTree(transaction);
  return {
    eligibleFor: (station) => people.filter((person) => !worksFor(person, station, tree)).map(({ id }) => id),
  };
}

/** Refuses whoever works for the station that is judged: the diagram hears `OWN_WORK`. */
export async function refuseOwnStation(context: ServiceTaskContext, title: string, station: string): Promise<void> {
  const actor = await findReviewers(context.transaction, [context.actor]);
  if (actor.eligibleFor(station).length === 0) {
    throw new BpmnError('OWN_WORK', `不能办理本人所在站的「${title}」，请由他人办理（依据第十三条）`);
  }
}
