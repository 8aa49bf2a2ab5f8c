import type { StartableProcess } from '../../../db/start/latest-manifests.ts';
import { latestManifests } from '../../../db/start/latest-manifests.ts';
import { startableOrganisations } from '../../../domain/access/process-access.ts';
import { notFound } from '../../errors.ts';
import { deployedForm, type DeployedForm } from '../../forms/deployed-form.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';

/** A process that a person may start, with the organisations for which. */
export interface LoadedStart extends DeployedForm {
  readonly process: StartableProcess;
  readonly organisations: readonly { readonly code: string; readonly name: string }[];
}

/** Throws 404 for processes that don't exist and for those that the person may not start. */
export async function loadStart(services: Services, person: Person, processId: string): Promise<LoadedStart> {
  const isPossible = processId.length <= 200 && !/[\0\p{Surrogate}]/u.test(processId);
  const [process] = isPossible ? await latestManifests(services.database, processId) : [];
  if (process === undefined) throw notFound('流程');
  const organisations = await organisationsFor(services, person, process);
  if (organisations.length === 0) throw notFound('流程');
  return { process, organisations, ...deployedForm(process.manifest.startForm, process.startForm) };
}

/** Organisations for which the person may start it, with their names. */
export async function organisationsFor(
  services: Services,
  person: Person,
  { manifest }: StartableProcess,
): Promise<LoadedStart['organisations']> {
  const tree = await services.organisations();
  return startableOrganisations(person, manifest, tree).map((code) => ({ code, name: tree.find(code)?.shortName ?? code }));
}

export function startDraftSubject(processId: string): string {
  return `start:${processId}`;
}
