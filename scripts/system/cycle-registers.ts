import type { Database } from '../../db/connection.ts';
import { addMaterial } from '../../db/registers/evaluation-materials.ts';
import { createDraftScheme, publishScheme } from '../../db/registers/indicator-schemes.ts';
import { addOrganisations } from '../../db/registers/organisations.ts';
import { addPerson } from '../../db/registers/people.ts';
import { evaluationIdOf } from '../../db/registers/station-evaluations.ts';
import { defaultScheme } from '../../domain/evaluations/default-scheme.ts';
import { scoredIndicators } from '../../domain/evaluations/indicator-scheme.ts';
import type { Organisation } from '../../domain/organisations/organisation.ts';

/** Who reviews every station. */
export const SUPERVISORS: readonly string[] = ['supervisor-1', 'supervisor-2'];

/** Who excuses stations. */
export const DESK = 'desk';

/** The lead of a station, who submits for it. */
export function leadOf(station: string): string {
  return `lead-${station}`;
}

/** Fills empty registers with a bureau, its people and so many stations with a lead each; answers the stations' codes. */
export async function addStations(database: Database, count: number): Promise<readonly string[]> {
  const stations = Array.from({ length: count }, (_, index) => `station-${String(index + 1).padStart(4, '0')}`);
  await addOrganisations(database, [
    { code: 'bureau', name: '民政局', shortName: '民政局', tier: 'bureau' },
    { code: 'master', name: '社会工作服务总站', shortName: '总站', tier: 'master', parent: 'bureau' },
    ...stations.map(stationOf),
  ]);
  await addPerson(database, { id: DESK, username: DESK, name: '业务岗', assignments: [{ role: 'desk', organisation: 'bureau' }] });
  for (const id of SUPERVISORS) {
    await addPerson(database, { id, username: id, name: id, assignments: [{ role: 'supervisor', organisation: 'bureau' }] });
  }
  for (const station of stations) {
    const id = leadOf(station);
    await addPerson(database, { id, username: id, name: id, assignments: [{ role: 'lead', organisation: station }] });
  }
  return stations;
}

/** Publishes the default scheme for a year. */
export async function publishDefaultScheme(database: Database, year: number): Promise<void> {
  await database.transaction(async (transaction) => {
    const id = await createDraftScheme(transaction, { year, content: defaultScheme(year), by: DESK, at: new Date() });
    await publishScheme(transaction, id, { revision: 1, by: DESK, at: new Date() });
  });
}

/** Uploads what the default scheme asks a station for. */
export async function addMaterials(database: Database, cycleId: string, station: string): Promise<void> {
  const evaluationId = evaluationIdOf(cycleId, station);
  const file = { mediaType: 'application/pdf', content: Buffer.from('材料'), by: leadOf(station), at: new Date() };
  await database.transaction(async (transaction) => {
    for (const { code, materials } of scoredIndicators(defaultScheme(2026))) {
      for (const fileName of materials) await addMaterial(transaction, { evaluationId, indicator: code, ...file, fileName });
    }
  });
}

function stationOf(code: string): Organisation {
  return { code, name: `${code}社会工作服务站`, shortName: code, tier: 'station', parent: 'master' };
}
