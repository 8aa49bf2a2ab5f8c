import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import { InvalidServiceTaskInput, type ServiceTaskContext } from '../handler.ts';

/** Where a case is served, and who stands above. */
export interface Place {
  /** A room, a 镇街 station, or the master station. */
  readonly organisation: string;
  /** The 镇街 station that answers for it; null for the master station's own cases. */
  readonly station: string | null;
  readonly master: string;
}

/** Works out the place of an organisation code; unknown codes and the bureau can't serve anybody. */
export async function placeOf(context: ServiceTaskContext, title: string, organisation: string): Promise<Place> {
  const tree = await loadOrganisationTree(context.transaction);
  const path = tree.pathUp(organisation);
  const master = path.find(({ tier }) => tier === 'master');
  if (master === undefined) throw new InvalidServiceTaskInput(title, `「${organisation}」不是社工站（室）`);
  return { organisation, station: tree.stationOf(organisation)?.code ?? null, master: master.code };
}
