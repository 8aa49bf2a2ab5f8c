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

/** Undefined: the person reads no record that the instance keeps. */
export async function readAsRecord(
  services: Services,
  person: Person,
  instance: Instance,
  tree: OrganisationTree,
): Promise<ReadAsRecord | undefined> {
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
    return contract?.instanceId === id && mayReadContract(person, contract.station, tree) ? {} : undefined;
  },
  async ({ database }, person, { id, businessKey }, tree) => {
    const evaluation = await findStationEvaluation(database, businessKey);
    return evaluation?.instanceId === id && maySeeEvaluation(person, evaluation.station, tree) ? {} : undefined;
  },
  async ({ database }, person, { businessKey }, tree) => {
    const station = await stationOfVisit(database, businessKey);
    if (station === undefined || !supervisionScope(person, tree).organisations.includes(station)) return undefined;
    return { visitId: businessKey };
  },
];
