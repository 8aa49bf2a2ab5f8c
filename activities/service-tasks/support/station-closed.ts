import { findOrganisation } from '../../../db/registers/organisations.ts';
import type { Organisation } from '../../../domain/organisations/organisation.ts';
import { BpmnError, type ServiceTaskContext } from '../handler.ts';

/**
 * A station that is evaluated. One that has been closed meanwhile has nobody left to answer: the diagram hears `STATION_CLOSED`, with the
 * reason for which it is excused.
 */
export async function requireRunning({ transaction }: ServiceTaskContext, station: string): Promise<Organisation> {
  const found = await findOrganisation(transaction, station);
  if (found !== undefined) return found;
  throw new BpmnError('STATION_CLOSED', `社工站“${station}”已经停止运行`, { reason: '社工站已停止运行' });
}
