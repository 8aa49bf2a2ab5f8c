import type { Instance } from '../../../db/instances/instance.ts';
import { findContract } from '../../../db/registers/contracts.ts';
import { findStationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { stationOfVisit } from '../../../db/registers/supervision-visits.ts';
import { mayReadContract } from '../../../domain/access/contract-access.ts';
import { maySeeEvaluation } from '../../../domain/access/evaluation-access.ts';
import { supervisionScope } from '../../../domain/access/supervision-access.ts';
import type { OrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

/** An instance that keeps a record of a register may be read by whoever reads the record. */
export interface ReadAsRecord {
  /** Set for a supervision visit: its page. */
  readonly visitId?: string;
}

/**
 * Whether the person reads the record that the instance keeps; undefined: the register leaves it to the access to the instance. What a station
 * was given and what was agreed with it concern nobody else, so that neither those above it get to see them by way of the instance.
 */
export async function readAsRecord(
  services: Services,
  person: Person,
  instance: Instance,
  tree: OrganisationTree,
): Promise<ReadAsRecord | 'refused' | undefined> {
  for (const rule of RULES) {
    const admitted = await rule(services, person, instance, tree);
    if (admitted !== undefined) return admitted;
  }
  return undefined;
}

type Rule = typeof readAsRecord;

/** A record is found by the instance's business key; one that names its instance means that one alone. */
const RULES: readonly Rule[] = [
  async ({ database }, person, { id, businessKey }, tree) => {
    const contract = await findContract(database, businessKey);
    if (contract?.instanceId !== id) return undefined;
    return mayReadContract(person, contract.station, tree) ? {} : 'refused';
  },
  async ({ database }, person, { id, businessKey }, tree) => {
    const evaluation = await findStationEvaluation(database, businessKey);
    if (evaluation?.instanceId !== id) return undefined;
    return maySeeEvaluation(person, evaluation.station, tree) ? {} : 'refused';
  },
  async ({ database }, person, { businessKey }, tree) => {
    const station = await stationOfVisit(database, businessKey);
    if (station === undefined || !supervisionScope(person, tree).organisations.includes(station)) return undefined;
    return { visitId: businessKey };
  },
];
