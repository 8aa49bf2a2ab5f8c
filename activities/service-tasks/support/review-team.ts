import { findPeople, peopleInGroups } from '../../../db/registers/people.ts';
import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import type { ServiceTaskContext } from '../handler.ts';
import { findReviewers } from './evaluation-people.ts';
import { refusePlan } from './refuse-plan.ts';

/** The 督导团队 (Art 32), and who stands in where none of it may judge. */
const SUPERVISORS = ['supervisor@bureau', 'supervisor@master'];
const STAND_INS = ['desk@bureau'];

/**
 * Who scores: those named, or all supervisors. Every station needs one who doesn't work for it. Where the master station's own supervisors
 * are all there are, one of the bureau's desk judges it in their stead (补充评审), and no other station: somebody of the desk who
 * hasn't judged has to be left for appeals. Without any supervisor the desk is the team.
 */
export async function reviewTeam(
  context: ServiceTaskContext,
  named: readonly string[],
  stations: readonly string[],
): Promise<readonly string[]> {
  const { transaction } = context;
  const known = new Set((await findPeople(transaction, named)).map(({ id }) => id));
  const unknown = named.filter((id) => !known.has(id));
  if (unknown.length > 0) throw refusePlan(`没有这些人员，或已经离岗：${unknown.join('、')}`);
  const team = named.length > 0 ? named : await peopleInGroups(transaction, SUPERVISORS);
  const lacking = await stationsWithout(context, team, stations);
  if (lacking.length === 0) return [...new Set(team)];
  const standIns = await peopleInGroups(transaction, STAND_INS);
  const stillLacking = await stationsWithout(context, standIns, lacking);
  if (named.length === 0 && stillLacking.length === 0) return team.length > 0 ? team : standIns;
  const tree = await loadOrganisationTree(transaction);
  const names = lacking.map((station) => tree.find(station)?.shortName ?? station).join('、');
  throw refusePlan(`督导团队里没有可以评审${names}的人（本站人员不能评审本站，依据第十三条），请增加评审人`);
}

async function stationsWithout(
  { transaction }: ServiceTaskContext,
  team: readonly string[],
  stations: readonly string[],
): Promise<readonly string[]> {
  const reviewers = await findReviewers(transaction, team);
  return stations.filter((station) => reviewers.eligibleFor(station).length === 0);
}
