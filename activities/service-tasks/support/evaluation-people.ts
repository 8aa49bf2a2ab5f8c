import { findPerson } from '../../../db/registers/people.ts';
import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import { worksFor } from '../../../domain/evaluations/own-work.ts';
import type { Transaction } from '../../../db/connection.ts';
import { BpmnError, type ServiceTaskContext } from '../handler.ts';

/** Those of the people who don't work for the station: nobody judges their own work (Art 13). People who have left don't count. */
export async function eligibleReviewers(transaction: Transaction, people: readonly string[], station: string): Promise<readonly string[]> {
  const tree = await loadOrganisationTree(transaction);
  const eligible: string[] = [];
  for (const id of people) {
    const person = await findPerson(transaction, id);
    if (person !== undefined && !worksFor(person, station, tree)) eligible.push(id);
  }
  return eligible;
}

/** Refuses whoever works for the station that is judged: the diagram hears `OWN_WORK`. */
export async function refuseOwnStation(context: ServiceTaskContext, title: string, station: string): Promise<void> {
  const [eligible] = await eligibleReviewers(context.transaction, [context.actor], station);
  if (eligible === undefined) throw new BpmnError('OWN_WORK', `不能办理本人所在站的「${title}」，请由他人办理（依据第十三条）`);
}
